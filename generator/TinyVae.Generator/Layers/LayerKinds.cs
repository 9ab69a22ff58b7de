using TinyVae.Generator.Activations;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Layers;

/// <summary>Reads the words of a layer behind its kind; the first argument is the whole string.</summary>
internal delegate Parsed<LayerModel> LayerReader(string text, IReadOnlyList<Word> words);

/// <summary>The kinds of layer: one more is a folder beside the others, and a line here.</summary>
internal static class LayerKinds
{
    private static readonly LayerKind[] All =
    [
        LayerKind.Of<DenseLayer, DensePlan>(
            "dense", DenseGrammar.Parse,
            (layer, place, heads, activation) => new(place, heads, activation) { OutputPositions = layer.PositionsInFiles },
            (plan, use) => new DenseEmitter(plan, use)),
        LayerKind.Of<ConvolutionLayer, ConvolutionPlan>(
            "conv", ConvolutionGrammar.ParseConvolution,
            (layer, place, heads, activation) => new(place, heads, activation, layer), (plan, use) => new ConvolutionEmitter(plan, use)),
        LayerKind.Of<TransposedLayer, ConvolutionPlan>(
            "transposed", ConvolutionGrammar.ParseTransposed,
            (layer, place, heads, activation) => new(place, heads, activation, layer), (plan, use) => new ConvolutionEmitter(plan, use)),
    ];

    /// <summary>What reads each, by its word.</summary>
    public static IReadOnlyDictionary<string, LayerReader> Readers { get; } = All.ToDictionary(kind => kind.Name, kind => kind.Read);

    /// <summary>The plan of a layer as declared, whose outputs are one head or several of the declared size.</summary>
    public static LayerPlan Plan(LayerModel layer, LayerPlace place, params HeadPlan[] heads) =>
        All.Select(kind => kind.Plan(layer, place, new(heads), ActivationPlan.Of(layer.Activation))).OfType<LayerPlan>().Single();

    /// <summary>What prints a layer where a network uses it: the same of all kinds that share a plan.</summary>
    public static LayerEmitter Emitter(LayerPlan layer, LayerUse use) => All.Select(kind => kind.Emit(layer, use)).OfType<LayerEmitter>().First();

    /// <param name="Name">The word that it begins with.</param>
    /// <param name="Read">Reads the words behind that.</param>
    /// <param name="Plan">Plans what was read; null of another kind.</param>
    /// <param name="Emit">Prints what was planned; null of another kind.</param>
    private sealed record LayerKind(
        string Name,
        LayerReader Read,
        Func<LayerModel, LayerPlace, EquatableArray<HeadPlan>, ActivationPlan, LayerPlan?> Plan,
        Func<LayerPlan, LayerUse, LayerEmitter?> Emit)
    {
        /// <summary>A kind by its own types.</summary>
        public static LayerKind Of<TModel, TPlan>(
            string name,
            LayerReader read,
            Func<TModel, LayerPlace, EquatableArray<HeadPlan>, ActivationPlan, TPlan> plan,
            Func<TPlan, LayerUse, LayerEmitter> emit)
            where TModel : LayerModel
            where TPlan : LayerPlan
            => new(
                name,
                read,
                (layer, place, heads, activation) => layer is TModel model ? plan(model, place, heads, activation) : null,
                (layer, use) => layer is TPlan planned ? emit(planned, use) : null);
    }
}
