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

    /// <summary>Whether a single row has products of its own.</summary>
    public bool TakesOne => Place.Given == 0;

    /// <summary>The same of the input's gradient.</summary>
    public bool TakesOneBackward => TakesOne && ReadsPanelsOfGradient && Heads.Count == 1;

    /// <summary>The same of the weights' gradient.</summary>
    public bool TakesOneInUpdate => TakesOne && (IsNarrow ? IsTransposed || GivesPanels : GivesPanels && (!IsTransposed || ReadsPanels)) && Heads.Count == 1;

    /// <summary>What the forward product of a single row reads.</summary>
    public ConvolutionFrame FrameOfForward => ConvolutionFrame.Of(Geometry, isBig: !IsTransposed);

    /// <summary>What the input's gradient of a single row reads.</summary>
    public ConvolutionFrame FrameOfGradient => ConvolutionFrame.Of(Geometry, isBig: IsTransposed);

    /// <summary>The big side of a single row.</summary>
    public ConvolutionFrame FrameOfBig => ConvolutionFrame.Of(Geometry, isBig: true);

    /// <summary>The tiles of a single row's products, without sums over lanes.</summary>
    /// <param name="isBackward">Whether the input's gradient is asked for too.</param>
    public IEnumerable<PositionTile> ProductTiles(bool isBackward)
    {
        IEnumerable<PositionPhase> forward = TakesOne && !SumsLanes ? PhasesOf(IsTransposed, InputChannels) : [];
        IEnumerable<PositionPhase> backward = isBackward && TakesOneBackward ? PhasesOf(!IsTransposed, Channels) : [];
        return forward.Concat(backward).Select(phase => phase.Tile);
    }

    /// <summary>Those that sum over lanes.</summary>
    public IEnumerable<PositionTile> DotTiles => TakesOne && SumsLanes ? PhasesOf(IsTransposed, InputChannels).Select(phase => phase.Tile) : [];

    /// <summary>The phases of a row of positions of one side.</summary>
    /// <param name="ofBig">Which side.</param>
    /// <param name="channels">Channels of the other, which is read.</param>
    public IReadOnlyList<PositionPhase> PhasesOf(bool ofBig, int channels)
    {
        (int positions, int kernel, int stride, int padding) = Window.IsSeries
            ? ((ofBig ? Geometry.Big : Geometry.Small).Height, Window.Kernel.Height, Window.Stride.Height, Window.Padding.Height)
            : ((ofBig ? Geometry.Big : Geometry.Small).Width, Window.Kernel.Width, Window.Stride.Width, Window.Padding.Width);
        if (!ofBig)
            return [new(0, 1, 0, kernel, 0, new(positions, stride * channels))];
        return
        [
            .. Enumerable.Range(0, Math.Min(stride, positions)).Select(phase =>
            {
                int tap = (phase + padding) % stride;
                int taps = (kernel - tap + stride - 1) / stride;
                return new PositionPhase(phase, stride, tap, taps, (phase + padding) / stride, new((positions - phase + stride - 1) / stride, channels));
            }),
        ];
    }

    /// <summary>Floats of a frame.</summary>
    public long FloatsOf(ConvolutionFrame frame, int channels) => PanelMath.Padded((int)Math.Min((long)frame.Size.Count * channels, int.MaxValue - PanelMath.Lanes)) + PanelMath.Lanes;

    public override long ForwardScratch(long stride)
    {
        int row = Window.IsSeries ? OutputPositions.Height : OutputPositions.Width;
        long ofOne = !TakesOne ? 0
            : FloatsOf(FrameOfForward, InputChannels) + (GivesPanels ? 0 : SumsLanes ? PanelMath.Padded(row * Channels) + Transposed : (long)row * PanelMath.Lanes);
        return Math.Max(ofOne, SumsLanes ? Transposed : (GivesPanels ? 0 : stride) + Joined(stride));
    }

    public override bool NeedsWholeTiles(bool hasInputGradient) => !TakesOne || !TakesOneInUpdate || (hasInputGradient && !TakesOneBackward);

    public override long TrainingScratch(long stride) => Math.Max(ScratchOfRows(stride), ScratchOfOne);

    private long ScratchOfOne => Math.Max(
        TakesOneBackward ? FloatsOf(FrameOfGradient, Channels) + Transposed : 0,
        TakesOneInUpdate ? FloatsOf(FrameOfBig, IsTransposed ? Channels : InputChannels) + (IsNarrow ? Transposed : 0) : 0);

    private long ScratchOfRows(long stride)
    {
        int line = Window.IsSeries ? OutputPositions.Height : OutputPositions.Width; // a row of gradients, gathered
        long weightGradient = IsNarrow
            ? Transposed
            : Math.Max(PanelMath.Lanes, (GivesPanels ? 0 : line * stride) + Joined(stride));
        return Math.Max(SumsOfInputGradient * stride + Transposed, weightGradient);
    }

    public override string ScratchContents => "a convolution's weights transposed, and what does not stand in whole panels";

    public override IEnumerable<int> WeightGradientTiles => [];

    public override bool SharesPositions => true;

    /// <summary>The weights with input channels in their lanes, and what the last block is transposed in.</summary>
    private long Transposed =>
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
