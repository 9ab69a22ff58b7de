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

    /// <summary>As written, otherwise <paramref name="encoder"/> mirrored. A convolution of z is not judged where that could not be read.</summary>
    public static EquatableArray<LayerModel> Read(Declaration declaration, FeatureShape? input, EquatableArray<LayerModel> encoder, int latent)
    {
        bool isLatentKnown = declaration.Find(PropertyNames.Latent)?.Value is int size && size == latent;
        EquatableArray<LayerModel>? written = LayersProperty.Read(declaration, Name, isLatentKnown ? FeatureShape.Flat(latent) : null);
        if (input is null)
            return new();
        if (written is not { } decoder)
            return new([.. Mirrored(input, encoder).Reverse()]);
        if (!isLatentKnown && decoder.FirstOrDefault() is { ReadsShape: true })
            return decoder;
        FeatureShape[] shapes = [.. Shapes(FeatureShape.Flat(latent), decoder)];
        if (decoder.LastOrDefault() is not { Activation: ActivationKind.Identity } last)
            ReportEnd(declaration, input);
        else if (!last.EndsAt(shapes[decoder.Count - 1], input))
            ReportShape(declaration, last, shapes, input);
        return decoder;
    }

    /// <summary>What the layers read, one after another, and what the last gives.</summary>
    private static IEnumerable<FeatureShape> Shapes(FeatureShape shape, EquatableArray<LayerModel> layers)
    {
        yield return shape;
        foreach (LayerModel layer in layers)
            yield return shape = layer.OutputOf(shape);
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

    private static void ReportShape(Declaration declaration, LayerModel last, FeatureShape[] shapes, FeatureShape input)
    {
        if (!last.ReadsShape)
        {
            ReportEnd(declaration, input);
            return;
        }

        string way = string.Join(" → ", shapes.Select(shape => shape.Text));
        declaration.Report(Rules.DecoderShape, declaration.Find(Name)!.Value.Elements.Last(), shapes[shapes.Length - 1].Text, input.Text, way);
    }

    private static void ReportEnd(Declaration declaration, FeatureShape input)
    {
        DeclarationArgument decoder = declaration.Find(Name)!.Value;
        DeclarationArgument end = decoder.Elements.DefaultIfEmpty(decoder).Last();
        string written = end.Value is string text ? $"\"{Excerpt.Of(text)}\"" : "no layer at all";
        declaration.Report(Rules.DecoderEnd, end, written, input.Size);
    }
}
