using TinyVae.Generator.Activations;
using TinyVae.Generator.Collections;

namespace TinyVae.Generator.Layers;

/// <summary>A convolution, which reads its big side.</summary>
internal sealed record ConvolutionPlan(
    LayerPlace Place, EquatableArray<HeadPlan> Heads, ActivationPlan Activation, ConvolutionLayer Declared)
    : KernelPlan(Place, Heads, Activation, Declared, GeometryOf(Declared, Place.Inputs))
{
    public override bool IsTransposed => false;

    protected override string Kind => "conv";

    protected override string SummaryType => "ConvolutionSummary";

    protected override string OrderType => "ConvolutionOrder";

    private static ConvolutionGeometry GeometryOf(ConvolutionLayer layer, FeatureShape inputs) =>
        new(layer.Window, layer.Window.Positions(inputs), layer.Window.Positions(layer.OutputOf(inputs)));
}
