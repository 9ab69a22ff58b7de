using TinyVae.Generator.Activations;
using TinyVae.Generator.Collections;

namespace TinyVae.Generator.Layers;

/// <summary>A transposed convolution, which reads its small side.</summary>
internal sealed record TransposedPlan(
    LayerPlace Place, EquatableArray<HeadPlan> Heads, ActivationPlan Activation, TransposedLayer Declared)
    : KernelPlan(Place, Heads, Activation, Declared, GeometryOf(Declared, Place.Inputs))
{
    public override bool IsTransposed => true;

    protected override string Kind => "transposed";

    protected override string SummaryType => "TransposedSummary";

    protected override string OrderType => "TransposedOrder";

    private static ConvolutionGeometry GeometryOf(TransposedLayer layer, FeatureShape inputs) =>
        new(layer.Window, layer.Window.Positions(layer.OutputOf(inputs)), layer.Window.Positions(inputs));
}
