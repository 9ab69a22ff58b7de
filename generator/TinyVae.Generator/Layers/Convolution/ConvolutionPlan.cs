using TinyVae.Generator.Activations;
using TinyVae.Generator.Collections;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>
/// A convolution or a transposed one: a weight in panels, [output channels/16][taps][input channels][16], each head from a whole panel on,
/// and a bias after it.
/// </summary>
internal sealed record ConvolutionPlan(LayerPlace Place, EquatableArray<HeadPlan> Heads, ActivationPlan Activation, KernelLayer Layer)
    : LayerPlan(Place, Heads, Activation)
{
    public ConvolutionWindow Window => Layer.Window;

    /// <summary>What it reads and what it gives.</summary>
    public ConvolutionGeometry Geometry { get; } = Layer.GeometryOn(Place.Inputs);

    /// <summary>Channels that the layer before gives at each position.</summary>
    public int ChannelsOfGradient => Window.Channels(Place.Inputs);

    /// <summary>Channels read at each position: what no layer gave is read at all of them.</summary>
    public int InputChannels => ChannelsOfGradient + Place.Given;

    /// <summary>Channels of a head.</summary>
    public int Channels => Layer.Channels;

    /// <summary>Whether its small side is what it reads.</summary>
    public bool IsTransposed => Layer.IsTransposed;

    public Extent InputPositions => IsTransposed ? Geometry.Small : Geometry.Big;

    public Extent OutputPositions => IsTransposed ? Geometry.Big : Geometry.Small;

    /// <summary>Panels of output channels of a head.</summary>
    public int PanelsOfHead => PanelMath.Panels(Channels);

    /// <summary>Panels of output channels.</summary>
    public int WeightPanels => Heads.Count * PanelsOfHead;

    /// <summary>Features from a head of the outputs to the next.</summary>
    public int FeaturesOfHead => (int)Math.Min(PanelMath.Padded(Heads[0].Size), int.MaxValue);

    /// <summary>What the kernel covers of one output: [taps][channels].</summary>
    public int Lines => (int)Math.Min((long)Window.Kernel.Count * InputChannels, int.MaxValue);

    /// <summary>First float of the weight.</summary>
    public long Weight => Place.Offset;

    /// <summary>Floats from one panel of the weight to the next.</summary>
    public long PanelLength => (long)Lines * PanelMath.Lanes;

    public long Bias => Weight + WeightPanels * PanelLength;

    public override long End => Bias + (long)WeightPanels * PanelMath.Lanes;

    public override long ParameterCount => (Lines + 1L) * Channels * Heads.Count;

    public override IEnumerable<TensorPlan> Tensors
    {
        get
        {
            for (int head = 0; head < Heads.Count; head++)
            {
                int firstLane = head * PanelsOfHead * PanelMath.Lanes;
                yield return new($"{Heads[head].TensorName}.weight", Channels, Lines, Weight, firstLane) { Order = Order };
                yield return new($"{Heads[head].TensorName}.bias", Channels, Inputs: 0, Bias, firstLane);
            }
        }
    }

    public override long Flops => 2 * Geometry.Pairs * InputChannels * Channels * Heads.Count;

    public override long InputGradientFlops => 2 * Geometry.Pairs * ChannelsOfGradient * Channels * Heads.Count;

    /// <summary>Of a weight, the pairs of positions that its tap brings together; of a bias, all positions of the output.</summary>
    public override int TermsOfWeightGradient => (int)Math.Min(Math.Max(Geometry.MostPairsOfTap, OutputPositions.Count), int.MaxValue);

    /// <summary>Gradients of all outputs by position; or of a panel of them, and the gradients of its weights and biases.</summary>
    public override long TrainingScratch =>
        PanelMath.Lanes * Math.Max((long)WeightPanels * OutputPositions.Count, Lines + 1L + OutputPositions.Count);

    public override string ScratchContents =>
        "the gradient of a convolution's output by position; later the gradients of a panel of its weights too";

    public override IEnumerable<int> WeightGradientTiles => [];

    public override SummaryPlan Summary => new(IsTransposed ? "TransposedSummary" : "ConvolutionSummary", new(
        Inputs, Flops,
        InputPositions.Height, InputPositions.Width, InputChannels, OutputPositions.Height, OutputPositions.Width, Channels * Heads.Count,
        Window.Kernel.Height, Window.Kernel.Width, Window.Stride.Height, Window.Stride.Width, Window.Padding.Height, Window.Padding.Width));

    protected override string Product
    {
        get
        {
            string heads = Heads.Count > 1 ? $"{Heads.Count}×" : "";
            string stride = Window.Stride == new Extent(1, 1) ? "" : $", stride {Window.Written(Window.Stride)}";
            string padding = Window.Padding == default ? "" : $", padding {Window.Written(Window.Padding)}";
            return $"{Layer.Kind} {Window.InWords(InputPositions)}x{InputChannels} → {heads}{Window.InWords(OutputPositions)}x{Channels}, "
                + $"kernel {Window.InWords(Window.Kernel)}{stride}{padding}";
        }
    }

    private TensorOrderPlan Order => new(
        IsTransposed ? "TransposedOrder" : "ConvolutionOrder", new(Window.Kernel.Height, Window.IsSeries ? 0 : Window.Kernel.Width));
}
