using TinyVae.Generator.Activations;
using TinyVae.Generator.Attributes;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Layers;

/// <summary>The layers from z on, which end in the features of the input.</summary>
internal static class DecoderProperty
{
    private const string Name = PropertyNames.Decoder;

    /// <summary>As written, otherwise <paramref name="encoder"/> mirrored.</summary>
    public static EquatableArray<LayerModel> Read(Declaration declaration, FeatureShape? input, EquatableArray<LayerModel> encoder, int latent)
    {
        EquatableArray<LayerModel>? written = LayersProperty.Read(declaration, Name);
        if (input is null)
            return new();
        if (written is not { } decoder)
            return new([.. Mirrored(input, encoder).Reverse()]);
        FeatureShape end = decoder.Aggregate(FeatureShape.Flat(latent), (shape, layer) => layer.OutputOf(shape));
        if (decoder.LastOrDefault() is not { Activation: ActivationKind.Identity } || end.Size != input.Size)
            ReportEnd(declaration, input);
        return decoder;
    }

    /// <summary>From the input on: what leads back to it, to the output of the encoder's first layer, and so on; last, what z becomes first.</summary>
    private static IEnumerable<LayerModel> Mirrored(FeatureShape input, EquatableArray<LayerModel> encoder)
    {
        FeatureShape shape = input;
        ActivationKind activation = ActivationKind.Identity;
        foreach (LayerModel layer in encoder)
        {
            yield return layer.Mirrored(shape, activation);
            shape = layer.OutputOf(shape);
            activation = layer.Activation;
        }

        yield return DenseLayer.To(shape, activation);
    }

    private static void ReportEnd(Declaration declaration, FeatureShape input)
    {
        DeclarationArgument decoder = declaration.Find(Name)!.Value;
        DeclarationArgument end = decoder.Elements.DefaultIfEmpty(decoder).Last();
        string written = end.Value is string text ? $"\"{Excerpt.Of(text)}\"" : "no layer at all";
        declaration.Report(Rules.DecoderEnd, end, written, input.Size);
    }
}
