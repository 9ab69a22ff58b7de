using TinyVae.Generator.Activations;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>
/// A convolution or a transposed one, with its shapes as constants. Rows of the batch are the rows of its tiles, one position after another, so
/// that borders and strides multiply no zeros.
/// </summary>
internal sealed class ConvolutionEmitter(ConvolutionPlan layer, LayerUse use) : LayerEmitter(layer, use)
{
    private readonly ConvolutionPlan _layer = layer;
    private readonly ConvolutionNames _names = new(layer, use.Rows);
    private readonly bool _hasInputGradient = use.Below is not null;

    protected override void EmitConstants(SourceWriter writer)
    {
        EmitSizes(writer, "Input", _layer.InputPositions);
        writer.Write($"private const int InputChannels = {_layer.ChannelsOfGradient};");
        EmitSizes(writer, "Output", _layer.OutputPositions);
        writer.Write($"private const int OutputChannels = {_layer.Channels};");
        if (_layer.Heads.Count > 1)
            writer.Write($"private const int FeaturesOfHead = {_layer.FeaturesOfHead}; // from a head to the next");
        EmitSizes(writer, "Kernel", _layer.Window.Kernel);
        EmitSizes(writer, "Stride", _layer.Window.Stride);
        EmitSizes(writer, "Padding", _layer.Window.Padding);
        if (_layer.Place.Given > 0)
            writer.Write($"private const int Given = {_layer.Place.Given}; // features behind those of the positions, read as channels of each");
        writer.Write($"""
            private const int InputPanels = {PanelMath.Panels(_layer.ChannelsOfGradient)}; // of channels
            private const int OutputPanels = {_layer.PanelsOfHead};
            private const int Panels = {(_layer.Heads.Count == 1 ? "OutputPanels" : $"{_layer.Heads.Count} * OutputPanels")}; // of weights
            private const int KernelTaps = {string.Join(" * ", _names.Input.Axes.Select(axis => axis.Of("Kernel")))};
            private const int LinesOfTap = InputChannels{(_layer.Place.Given > 0 ? " + Given" : "")}; // of 16 weights
            private const int LinesOfPanel = KernelTaps * LinesOfTap; // [taps][channels]
            private const int Weight = {_layer.Weight};
            private const int Bias = {_layer.Bias};

            """);
    }

    protected override void EmitForward(SourceWriter writer, bool saving) =>
        new ConvolutionForwardEmitter(_layer, _names).Emit(writer, ForwardHeader(saving), saving, values => EmitPass(writer, values, saving, panels: 2));

    protected override void EmitInputGradient(SourceWriter writer, ActivationPlan below) =>
        new ConvolutionInputGradientEmitter(_layer, _names).Emit(writer, InputGradientHeader(below), below);

    protected override void EmitWeightGradient(SourceWriter writer) => new ConvolutionWeightGradientEmitter(_layer, _names).Emit(writer);

    protected override void EmitShared(SourceWriter writer)
    {
        if (_hasInputGradient || _layer.SumsLanes)
            ConvolutionInputGradientEmitter.EmitTranspose(writer, _layer);
        if (_layer.Place.Given > 0)
            EmitJoin(writer);
    }

    private void EmitJoin(SourceWriter writer)
    {
        writer.Write("/// <summary>What was given stands behind the channels of each position: [positions][channels + given].</summary>");
        using (writer.Member("private static void Join(ref float x, ref float joined, int rows, int stride)"))
        using (writer.Block($"for (int position = 0; position < {_names.Input.Count}; position++)"))
        {
            writer.Write($"""
                FeatureLines.Copy(ref x, position * InputChannels, ref joined, position * LinesOfTap, InputChannels, rows, stride);
                FeatureLines.Copy(ref x, {_names.Input.Count} * InputChannels, ref joined, position * LinesOfTap + InputChannels, Given, rows, stride);
                """);
        }
    }

    private void EmitSizes(SourceWriter writer, string of, Extent sizes)
    {
        foreach ((ConvolutionAxis axis, int size) in _names.Input.Axes.Zip([sizes.Height, sizes.Width], (axis, size) => (axis, size)))
            writer.Write($"private const int {of}{axis.Name} = {size};");
    }
}
