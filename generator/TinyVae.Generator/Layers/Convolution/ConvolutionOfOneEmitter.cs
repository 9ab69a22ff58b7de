using TinyVae.Generator.Activations;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>The products of a convolution of a single row, whose neighbouring positions are the rows of a tile.</summary>
internal sealed class ConvolutionOfOneEmitter(ConvolutionPlan layer, ConvolutionNames names)
{
    private readonly ConvolutionOfOne _ofOne = layer.OfOne;

    private ConvolutionAxis Inner => names.Input.Inner;

    private ConvolutionAxis? Outer => names.Input.Outer;

    /// <summary>y = f(W ∗ x + b).</summary>
    public void EmitForward(SourceWriter writer, string activation)
    {
        writer.Write("/// <summary>The same of one row: neighbouring outputs are the rows of a tile, and read x within a border of zeros.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member($"private static void ForwardOfOne<TLanes>(Arena model, ref float x, ref float y, ref float scratch, int stride)\n{Fragments.OfLanes}"))
        {
            EmitFrame(writer, names.Input, _ofOne.ForwardFrame, "x", "stride");
            if (!layer.GivesPanels)
                writer.Write($"ref float lines = ref Unsafe.Add(ref scratch, {_ofOne.ForwardFrameFloats});");
            if (layer.SumsLanes)
            {
                EmitDots(writer);
                return;
            }

            using (writer.Loop("panel", "Panels", layer.WeightPanels))
            {
                writer.Write($"""
                    ref float weight = ref model.At({Part.Offset("Weight", "panel", "LinesOfPanel * Lanes", layer.WeightPanels)});
                    ref float bias = ref model.At({Part.Offset("Bias", "panel", "Lanes", layer.WeightPanels)});
                    """);
                OverRows(writer, names.Output, _ofOne.ForwardFrame, "InputChannels", "LinesOfTap", layer.InputChannels, isRun: true, (tile, first, step) =>
                {
                    (string y, string yStep) = layer.GivesPanels
                        ? (ConvolutionNames.Panel("y", names.PanelOfOutput(Position(names.Output, first)), "stride"), Times(step, Part.Times(layer.PanelsOfHead == 1 ? "1" : "OutputPanels", "stride")))
                        : (first == "0" ? "lines" : $"Unsafe.Add(ref lines, {first} * Lanes)", Times(step, "Lanes"));
                    writer.Write($"Tiles.Positions{tile.Name}<TLanes, Activate<{activation}>>(ref scratch, in taps, ref weight, ref bias, ref {y}, {yStep}, default);");
                }, () =>
                {
                    if (!layer.GivesPanels)
                        writer.Write($"FeatureLines.StoreRow(ref lines, Lanes, {names.ChannelsOfPanel}, {names.Output.SizeOf(Inner)}, ref y, stride, {names.FeatureOfOutput(Position(names.Output, "0"))}, OutputChannels);");
                });
            }
        }
    }

    /// <summary>dx = dy ∗ W ∘ f′.</summary>
    public void EmitInputGradient(SourceWriter writer, ActivationPlan below)
    {
        string stride = names.Stride;
        EmitFrame(writer, names.Output, _ofOne.InputGradientFrame, "dy", stride);
        writer.Write($"""
            ref float weights = ref Unsafe.Add(ref scratch, {_ofOne.InputGradientFrameFloats});
            Transpose<TLanes>(model, ref weights);
            """);
        int panels = PanelMath.Panels(layer.ChannelsOfGradient);
        using (writer.Loop("panel", "InputPanels", panels))
        {
            writer.Write($"ref float weight = ref {Part.Of("weights", "panel", "KernelTaps * OutputChannels * Lanes", panels)};");
            OverRows(writer, names.Input, _ofOne.InputGradientFrame, "OutputChannels", "OutputChannels", layer.Channels, isRun: true, (tile, first, step) =>
            {
                string panel = names.PanelOfInput(Position(names.Input, first), "panel");
                string made = below.IsIdentity ? "default" : $"new(ref {ConvolutionNames.Panel("saved", panel, stride)})";
                writer.Write($"Tiles.Positions{tile.Name}<TLanes, {below.Derivative}>(ref scratch, in taps, ref weight, ref zeros, ref {ConvolutionNames.Panel("dx", panel, stride)}, {Times(step, Part.Times(panels == 1 ? "1" : "InputPanels", stride))}, {made});");
            }, () => { });
        }
    }

    /// <summary>The big side of a row within its border of zeros, at the beginning of the scratch.</summary>
    public void EmitFrame(SourceWriter writer, ConvolutionSide side, ConvolutionFrame frame, string array, string stride)
    {
        string channels = side == names.Input ? "InputChannels" : "OutputChannels";
        (int height, int width, int top, int left) = Outer is null
            ? (1, frame.Size.Height, 0, frame.Before.Height)
            : (frame.Size.Height, frame.Size.Width, frame.Before.Height, frame.Before.Width);
        string rows = Outer is { } outer ? side.SizeOf(outer) : "1";
        writer.Write($"const int FrameWidth = {width};");
        writer.Write($"PositionFrame.Load<TLanes>(ref {array}, {stride}, {rows}, {side.SizeOf(Inner)}, {channels}, {top}, {left}, {height}, FrameWidth, ref scratch);");
    }

    private void EmitDots(SourceWriter writer)
    {
        writer.Write($"""
            ref float weights = ref Unsafe.Add(ref lines, {_ofOne.RowOfOutputs});
            Transpose<TLanes>(model, ref weights);
            """);
        using (writer.Loop("head", $"{layer.Heads.Count}", layer.Heads.Count))
        {
            string ofHead = Part.Of("weights", "head", "LinesOfTap * KernelTaps * OutputChannels", layer.Heads.Count);
            string bias = $"{Part.Offset("Bias", "head", "Lanes", layer.Heads.Count)} + channel";
            OverRows(writer, names.Output, _ofOne.ForwardFrame, "InputChannels", "OutputChannels", layer.InputChannels, isRun: false, (tile, first, step) =>
            {
                using (writer.Block("for (int channel = 0; channel < OutputChannels; channel++)"))
                    writer.Write($"Tiles.Dots{tile.Name}<TLanes>(ref scratch, in taps, ref Unsafe.Add(ref {ofHead}, channel * Lanes), KernelTaps * OutputChannels, model.At({bias}), ref Unsafe.Add(ref lines, {first} * OutputChannels + channel), {Times(step, "OutputChannels")});");
            }, () =>
            {
                string feature = Part.Sum(layer.Heads.Count == 1 ? "0" : "head * FeaturesOfHead", Part.Times(Position(names.Output, "0"), "OutputChannels"));
                writer.Write($"FeatureLines.StoreRow(ref lines, OutputChannels, OutputChannels, {names.Output.SizeOf(Inner)}, ref y, stride, {feature}, OutputChannels);");
            });
        }
    }

    /// <summary>What stands in a loop over the rows of positions of a side: a tile for each phase of the stride, and what follows them.</summary>
    private void OverRows(
        SourceWriter writer, ConvolutionSide side, ConvolutionFrame frame, string channels, string lines, int channelCount, bool isRun,
        Action<PositionTile, string, int> tile, Action after)
    {
        using (Outer is { } outer
            ? writer.Block($"for (int {side.Variable(outer)} = 0; {side.Variable(outer)} < {side.SizeOf(outer)}; {side.Variable(outer)}++)")
            : (SourceWriter.Scope?)null)
        {
            foreach (PositionPhase phase in _ofOne.PhasesOf(side.IsBig, channelCount))
            {
                using (_ofOne.PhasesOf(side.IsBig, channelCount).Count > 1 ? writer.Block("") : (SourceWriter.Scope?)null)
                {
                    EmitTaps(writer, side, frame, phase, channels, lines, isRun);
                    tile(phase.Tile, $"{phase.First}", phase.Step);
                }
            }

            after();
        }
    }

    private void EmitTaps(SourceWriter writer, ConvolutionSide side, ConvolutionFrame frame, PositionPhase phase, string channels, string lines, bool isRun)
    {
        string kernel = Inner.Of("Kernel"), stride = Inner.Of("Stride");
        if (!side.IsBig)
        {
            string feature = Outer is { } rows ? $"{side.Variable(rows)} * {rows.Of("Stride")} * FrameWidth * {channels}" : "0";
            string ofRows = Outer is { } rowsOfTaps
                ? $"Rows = {rowsOfTaps.Of("Kernel")}, RowFeatures = FrameWidth * {channels}, RowLines = {kernel} * {lines},"
                : "Rows = 1, RowFeatures = 0, RowLines = 0,";
            string ofColumns = isRun ? "Columns = 1, ColumnFeatures = 0, ColumnLines = 0," : $"Columns = {kernel}, ColumnFeatures = {channels}, ColumnLines = {lines},";
            writer.Write($$"""
                Taps taps = new()
                {
                    Feature = {{feature}}, Line = 0,
                    {{ofRows}}
                    {{ofColumns}}
                    Inputs = {{(isRun ? $"{kernel} * {channels}" : channels)}},
                };
                """);
            return;
        }

        int left = Outer is null ? frame.Before.Height : frame.Before.Width;
        string inner = $"{phase.SmallPosition + left}";
        string position = inner, line = $"{phase.Tap}", row = "Rows = 1, RowFeatures = 0, RowLines = 0,";
        if (Outer is { } outer)
        {
            string reach = $"({side.Variable(outer)} + {outer.Of("Padding")})";
            writer.Write($"int {outer.Tap} = {reach} % {outer.Of("Stride")};");
            position = Part.Sum(Part.Times(Part.Sum($"{reach} / {outer.Of("Stride")}", $"{frame.Before.Height}"), "FrameWidth"), inner);
            line = Part.Sum($"{outer.Tap} * {kernel}", $"{phase.Tap}");
            row = $"Rows = ({outer.Of("Kernel")} - {outer.Tap} + {outer.Of("Stride")} - 1) / {outer.Of("Stride")}, RowFeatures = -FrameWidth * {channels}, RowLines = {outer.Of("Stride")} * {kernel} * {lines},";
        }

        writer.Write($$"""
            Taps taps = new()
            {
                Feature = {{Part.Times(position, channels)}},
                Line = {{Part.Times(line, lines)}},
                {{row}}
                Columns = {{phase.Taps}}, ColumnFeatures = -{{channels}}, ColumnLines = {{stride}} * {{lines}},
                Inputs = {{channels}},
            };
            """);
    }

    private string Position(ConvolutionSide side, string inner)
    {
        string row = Outer is { } outer ? side.Variable(outer) : "";
        return side.Position(row, inner);
    }

    private static string Times(int step, string floats) => step == 1 ? floats : $"{step} * {floats}";
}
