using TinyVae.Generator.Attributes;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Layers;

/// <summary>Layers, one string each.</summary>
internal static class LayersProperty
{
    /// <summary>More would only be a mistake, and would keep the compiler busy with it.</summary>
    private const int MostLayers = 64;

    /// <summary>Null where none are written, or not all can be read.</summary>
    /// <param name="declaration">The attribute.</param>
    /// <param name="property">Which layers.</param>
    /// <param name="inputs">What the first reads; null where that could not be read.</param>
    public static EquatableArray<LayerModel>? Read(Declaration declaration, string property, FeatureShape? inputs)
    {
        if (declaration.Find(property) is not { Constant.IsNull: false } argument)
            return null;

        IReadOnlyList<DeclarationArgument> elements = argument.Elements;
        if (elements.Count > MostLayers)
        {
            string what = $"The number of layers of the {property.ToLowerInvariant()}";
            declaration.Report(Rules.SizeOutOfRange, argument, what, 1, MostLayers, elements.Count);
            return null;
        }

        LayerModel?[] layers = [.. elements.Select(element => ReadOne(declaration, element))];
        if (layers.Any(layer => layer is null))
            return null;
        return inputs is null || Fit(declaration, elements, layers!, inputs) ? new EquatableArray<LayerModel>(layers!) : null;
    }

    /// <summary>Whether each layer can read what the one before gives; the first that cannot is told.</summary>
    private static bool Fit(
        Declaration declaration, IReadOnlyList<DeclarationArgument> elements, IReadOnlyList<LayerModel> layers, FeatureShape inputs)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].MisfitOn(inputs) is { } misfit)
            {
                string text = (string)elements[i].Value!;
                declaration.Report(new(Rules.LayerMisfit, misfit.At(text), Excerpt.Of(text), misfit.Reason), elements[i], text);
                return false;
            }

            inputs = layers[i].OutputOf(inputs);
        }

        return true;
    }

    private static LayerModel? ReadOne(Declaration declaration, DeclarationArgument element)
    {
        if (!declaration.Compiles(element))
            return null;
        if (element.Value is string text)
            return declaration.Accept(LayerGrammar.Parse(text), element, text);

        declaration.Report(Rules.UnreadableLayer, element, "", "it is null");
        return null;
    }
}
