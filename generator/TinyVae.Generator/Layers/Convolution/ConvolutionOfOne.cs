using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>The products of a convolution of a single row of the batch, whose neighbouring positions are the rows of a tile.</summary>
internal sealed class ConvolutionOfOne(ConvolutionPlan layer)
{
    /// <summary>Whether the forward product has a form for a single row.</summary>
    public bool HasForward => layer.Place.Given == 0;

    /// <summary>The same of the input's gradient.</summary>
    public bool HasInputGradient => HasForward && layer.ReadsPanelsOfGradient && layer.Heads.Count == 1;

    /// <summary>The same of the weight's gradient: where the lanes are whole panels, and so is what goes into all of them or it is a run.</summary>
    public bool HasWeightGradient => HasForward && layer.Heads.Count == 1
        && (layer.IsNarrow ? layer.IsTransposed : layer.GivesPanels && (!layer.IsTransposed || layer.ReadsPanels));

    /// <summary>What the forward product reads.</summary>
    public ConvolutionFrame ForwardFrame => ConvolutionFrame.Of(layer.Geometry, isBig: !layer.IsTransposed);

    /// <summary>What the input's gradient reads.</summary>
    public ConvolutionFrame InputGradientFrame => ConvolutionFrame.Of(layer.Geometry, isBig: layer.IsTransposed);

    /// <summary>The big side, as the weight's gradient reads it.</summary>
    public ConvolutionFrame BigFrame => ConvolutionFrame.Of(layer.Geometry, isBig: true);

    /// <summary>Floats of the frames in the same order.</summary>
    public long ForwardFrameFloats => Floats(ForwardFrame, layer.InputChannels);

    public long InputGradientFrameFloats => Floats(InputGradientFrame, layer.Channels);

    public long BigFrameFloats => Floats(BigFrame, layer.IsTransposed ? layer.Channels : layer.InputChannels);

    /// <summary>Floats of the forward product: the frame, a row of outputs that are no whole panels, and weights where lanes are summed.</summary>
    public long ForwardScratch => !HasForward ? 0 : ForwardFrameFloats + RowOfOutputs + (layer.SumsLanes ? layer.Transposed : 0);

    /// <summary>Floats of a row of outputs ahead of where they belong.</summary>
    public long RowOfOutputs
    {
        get
        {
            int row = layer.Window.IsSeries ? layer.OutputPositions.Height : layer.OutputPositions.Width;
            return layer.SumsLanes ? PanelMath.Padded(row * layer.Channels) : layer.GivesPanels ? 0 : (long)row * PanelMath.Lanes;
        }
    }

    /// <summary>Floats of the gradients.</summary>
    public long TrainingScratch => Math.Max(
        HasInputGradient ? InputGradientFrameFloats + layer.Transposed : 0,
        HasWeightGradient ? BigFrameFloats + (layer.IsNarrow ? layer.Transposed : 0) : 0);

    /// <summary>Whether training a row at a time needs nothing else.</summary>
    public bool IsWhole(bool hasInputGradient) => HasWeightGradient && (HasInputGradient || !hasInputGradient);

    /// <summary>The tiles of products that do not sum lanes.</summary>
    /// <param name="isBackward">Whether the input's gradient is asked for too.</param>
    public IEnumerable<PositionTile> ProductTiles(bool isBackward)
    {
        IEnumerable<PositionPhase> forward = HasForward && !layer.SumsLanes ? PhasesOf(layer.IsTransposed, layer.InputChannels) : [];
        IEnumerable<PositionPhase> backward = isBackward && HasInputGradient ? PhasesOf(!layer.IsTransposed, layer.Channels) : [];
        return forward.Concat(backward).Select(phase => phase.Tile);
    }

    /// <summary>The tiles of those that do.</summary>
    public IEnumerable<PositionTile> DotTiles =>
        HasForward && layer.SumsLanes ? PhasesOf(layer.IsTransposed, layer.InputChannels).Select(phase => phase.Tile) : [];

    /// <summary>The phases of a row of positions of one side.</summary>
    /// <param name="ofBig">Which side.</param>
    /// <param name="channels">Channels of the other, which is read.</param>
    public IReadOnlyList<PositionPhase> PhasesOf(bool ofBig, int channels)
    {
        (ConvolutionWindow window, Extent side) = (layer.Window, ofBig ? layer.Geometry.Big : layer.Geometry.Small);
        (int positions, int kernel, int stride, int padding) = window.IsSeries
            ? (side.Height, window.Kernel.Height, window.Stride.Height, window.Padding.Height)
            : (side.Width, window.Kernel.Width, window.Stride.Width, window.Padding.Width);
        if (!ofBig)
            return [new(First: 0, Step: 1, Tap: 0, kernel, SmallPosition: 0, new(positions, stride * channels))];
        return
        [
            .. Enumerable.Range(0, Math.Min(stride, positions)).Select(phase =>
            {
                int tap = (phase + padding) % stride;
                var tile = new PositionTile((positions - phase + stride - 1) / stride, channels);
                return new PositionPhase(phase, stride, tap, (kernel - tap + stride - 1) / stride, (phase + padding) / stride, tile);
            }),
        ];
    }

    /// <summary>What is laid there a panel at a time may reach a panel further.</summary>
    private static long Floats(ConvolutionFrame frame, int channels) =>
        PanelMath.Padded((int)Math.Min((long)frame.Size.Count * channels, int.MaxValue - PanelMath.Lanes)) + PanelMath.Lanes;
}
