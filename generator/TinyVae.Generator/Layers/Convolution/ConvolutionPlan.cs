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
    // Two thirds of the lanes would be multiplied for nothing; above, sums over lanes cost more than that.
    private const int MostOfNarrow = 8;

    // A sum over lanes takes as long as so many multiplications of vectors.
    private const int CostOfSum = 8;

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

    /// <summary>Whether what it gives at each position is whole panels, which its tiles write where they belong.</summary>
    public bool GivesPanels => Channels % PanelMath.Lanes == 0;

    /// <summary>Whether what it reads at each position is whole panels.</summary>
    public bool ReadsPanels => InputChannels % PanelMath.Lanes == 0;

    /// <summary>Whether that of it which the layer before gave is whole panels, so that its gradient is.</summary>
    public bool ReadsPanelsOfGradient => ChannelsOfGradient % PanelMath.Lanes == 0;

    /// <summary>Whether it gives so few channels that lanes of them would be mostly empty: those of what it reads are full.</summary>
    public bool IsNarrow => Channels <= MostOfNarrow && ReadsPanels && Place.Given == 0;

    /// <summary>Whether what its weight's gradient puts into all lanes is runs of features that begin in any lane.</summary>
    public bool BroadcastsRuns => IsNarrow || !ReadsPanels;

    /// <summary>Panels that the input's gradient works in: of heads that are not whole yet, or of channels that begin in any lane.</summary>
    public int SumsOfInputGradient => ReadsPanelsOfGradient ? Math.Min(2, Heads.Count - 1) : 2;

    /// <summary>Whether its forward product sums over lanes of input channels: with so few outputs that others would cost more.</summary>
    public bool SumsLanes
    {
        get
        {
            double taps = (double)Geometry.Pairs / OutputPositions.Count;
            return IsNarrow && Channels * (taps * InputChannels / PanelMath.Lanes + CostOfSum) < taps * InputChannels;
        }
    }

    /// <summary>Its products of a single row.</summary>
    public ConvolutionOfOne OfOne => new(this);

    public override long ForwardScratch(long stride) =>
        Math.Max(OfOne.ForwardScratch, SumsLanes ? Transposed : (GivesPanels ? 0 : stride) + Joined(stride));

    public override long TrainingScratch(long stride)
    {
        int line = Window.IsSeries ? OutputPositions.Height : OutputPositions.Width; // a row of gradients, gathered
        long weightGradient = IsNarrow
            ? Transposed
            : Math.Max(PanelMath.Lanes, (GivesPanels ? 0 : line * stride) + Joined(stride));
        return Math.Max(OfOne.TrainingScratch, Math.Max(SumsOfInputGradient * stride + Transposed, weightGradient));
    }

    public override bool NeedsWholeTiles(bool hasInputGradient) => !OfOne.IsWhole(hasInputGradient);

    public override string ScratchContents => "a convolution's weights transposed, and what does not stand in whole panels";

    public override IEnumerable<int> WeightGradientTiles => [];

    public override bool SharesPositions => true;

    /// <summary>The weights with input channels in their lanes, and what the last block is transposed in.</summary>
    public long Transposed =>
        ((long)Heads.Count * PanelMath.Panels(ChannelsOfGradient) * Window.Kernel.Count * Channels * PanelMath.Lanes) + RowLanesLengths.Lines(Channels);

    private long Joined(long stride) =>
        Place.Given == 0 ? 0 : PanelMath.Panels((int)Math.Min((long)InputPositions.Count * InputChannels, int.MaxValue)) * stride;

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
