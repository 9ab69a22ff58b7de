using TinyVae.Generator.Attributes;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Diagnostics;

namespace TinyVae.Generator.Layers;

/// <summary>Layers, one string each.</summary>
internal static class LayersProperty
{
    /// <summary>More would only be a mistake, and would keep the compiler busy with it.</summary>
    private const int MostLayers = 64;

    /// <summary>Null where none are written, or not all can be read.</summary>
    public static EquatableArray<LayerModel>? Read(Declaration declaration, string property)
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
        return layers.All(layer => layer is not null) ? new EquatableArray<LayerModel>(layers!) : null;
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
