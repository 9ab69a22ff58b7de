using TinyVae.Generator.Collections;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Networks;

/// <summary>The largest values that the gradients of the parameters are products of, which bound them all.</summary>
/// <param name="Layers">The weight gradients of the layers, from the input on.</param>
/// <param name="Read">Those whose input's peak nothing else tells.</param>
/// <param name="InputPeaks">The peaks of what layers read.</param>
/// <param name="GradientPeaks">The peaks of the gradients of what they gave.</param>
internal sealed record NotePeaks(
    EquatableArray<LayerWeightGradient> Layers, EquatableArray<LayerWeightGradient> Read, Value InputPeaks, Value GradientPeaks) : Operation
{
    public override IEnumerable<Value> Reads => Layers.SelectMany(layer => layer.Reads);

    public override IEnumerable<Value> Writes => [InputPeaks, GradientPeaks];
}

/// <summary>The bound of the batch, once all members of a team are done, and whether it and all gradients are finite.</summary>
/// <param name="Sums">What it adds up, and the peaks that it looks at.</param>
/// <param name="SharedGradient">The gradient of what all features share; null where there is no such.</param>
/// <param name="Shared">Where that lies in the flat parameters.</param>
internal sealed record TakeBound(EquatableArray<Value> Sums, Value? SharedGradient, long? Shared) : Operation
{
    public override IEnumerable<Value> Reads => Sums;

    public override IEnumerable<Value> Writes => SharedGradient is null ? [] : [SharedGradient];

    public override Operation? Update => SharedGradient is { } gradient && Shared is { } offset ? new SharedUpdate(gradient, offset) : null;
}

/// <summary>The gradient of what all features share goes to the update.</summary>
/// <param name="SharedGradient">That gradient.</param>
/// <param name="Offset">Where it lies in the flat parameters.</param>
internal sealed record SharedUpdate(Value SharedGradient, long Offset) : Operation
{
    public override IEnumerable<Value> Reads => [SharedGradient];

    public override IEnumerable<Value> Writes => [];
}

/// <summary>All gradients, scaled down where their norm is too large, go to the update.</summary>
/// <param name="Gradients">The gradients, in the layout of the parameters.</param>
internal sealed record ClippedUpdate(Value Gradients) : Operation
{
    public override IEnumerable<Value> Reads => [Gradients];

    public override IEnumerable<Value> Writes => [Gradients];
}
