using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>
/// The weight gradient of a convolution: for each tap, products of what is read and of the gradient at the positions that it brings together,
/// a row of positions at a time, added to the sums that stand in memory. The lanes are output channels; of few of them, input channels.
/// </summary>
internal sealed class ConvolutionWeightGradientEmitter(ConvolutionPlan layer, ConvolutionNames names)
{
    private string Panels => layer.IsNarrow ? "InputPanels" : "Panels";

    /// <summary>The side whose features go into all lanes.</summary>
    private ConvolutionSide Broadcast => layer.IsNarrow ? names.Output : names.Input;

    /// <summary>The side whose channels stand in the lanes.</summary>
    private ConvolutionSide InLanes => layer.IsNarrow ? names.Input : names.Output;

    private string ChannelsOfBroadcast => layer.IsNarrow ? "OutputChannels" : names.ChannelsRead;

    private ConvolutionAxis Inner => names.Input.Inner;

    private ConvolutionAxis? Outer => names.Input.Outer;

    /// <summary>Whether the lanes' side has whole panels of each position, so that its rows are used where they stand.</summary>
    private bool HasPanels => layer.IsNarrow || layer.GivesPanels;

    public void Emit(SourceWriter writer)
    {
        writer.Write($"/// <summary>dW += dyᵀ ∗ x and db += Σ dy over rows and positions, {(layer.IsNarrow ? "16 input channels" : "16 output channels")} in the lanes.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Block($"public static void WeightGradient<TLanes>(ref float x, ref float dy, ref float scratch, ref float gradients, int rows, TeamMember member)\n{Fragments.OfLanes}"))
        {
            string units = Outer is { } outer ? $"{Panels} * {outer.Of("Kernel")}" : Panels;
            if (layer.Place.Given > 0)
            {
                writer.Write($"""
                    ref float joined = ref Unsafe.Add(ref scratch, {(HasPanels ? "0" : $"{InLanes.SizeOf(Inner)} * {names.Stride}")});
                    Join(ref x, ref joined, rows, {names.Stride});
                    """);
            }

            writer.Write($"Share share = member.Share({units}, 1);");
            using (writer.Loop("head", $"{layer.Heads.Count}", layer.IsNarrow ? layer.Heads.Count : 1))
            {
                if (layer.IsNarrow)
                    EmitNarrowStart(writer);
                if (names.IsOfOne && layer.OfOne.HasWeightGradient)
                    EmitOne(writer);
                else if (Outer is not null)
                    EmitImage(writer, Outer);
                else
                    EmitSeries(writer);
                if (layer.IsNarrow)
                    EmitNarrowEnd(writer);
            }

            writer.BlankLine();
            EmitBias(writer);
        }
    }

    private void EmitImage(SourceWriter writer, ConvolutionAxis outer)
    {
        string small = names.Small.Variable(outer), big = names.Big.Variable(outer);
        using (writer.Block($"for (int {small} = 0; {small} < {names.Small.SizeOf(outer)}; {small}++)"))
        using (writer.Block("for (int unit = share.From; unit < share.To; unit++)"))
        {
            writer.Write($"""
                int panel = unit / {outer.Of("Kernel")};
                int {outer.Tap} = unit % {outer.Of("Kernel")};
                int {big} = {small} * {outer.Of("Stride")} + {outer.Tap} - {outer.Of("Padding")};
                if ({big} < 0 || {big} >= {names.Big.SizeOf(outer)})
                    continue;
                """);
            EmitRow(writer, $"panel * KernelTaps + {outer.Tap} * {Inner.Of("Kernel")}");
        }
    }

    private void EmitSeries(SourceWriter writer)
    {
        using (writer.Block("for (int panel = share.From; panel < share.To; panel++)"))
            EmitRow(writer, "panel * KernelTaps");
    }

    /// <summary>A single row: the big side stands in a frame, and positions take the place of rows.</summary>
    private void EmitOne(SourceWriter writer)
    {
        string big = names.Big == names.Input ? "x" : "dy";
        string lines = layer.IsNarrow ? "OutputChannels" : "LinesOfTap";
        new ConvolutionOfOneEmitter(layer, names).EmitFrame(writer, names.Big, layer.OfOne.BigFrame, big, names.Stride);
        string bigChannels = names.Big == names.Input ? "InputChannels" : "OutputChannels";
        using (Outer is { } outer ? writer.Block($"for (int {names.Small.Variable(outer)} = 0; {names.Small.Variable(outer)} < {names.Small.SizeOf(outer)}; {names.Small.Variable(outer)}++)") : (SourceWriter.Scope?)null)
        using (writer.Block(Outer is null ? "for (int panel = share.From; panel < share.To; panel++)" : "for (int unit = share.From; unit < share.To; unit++)"))
        {
            string frame = "scratch", firstTap = "panel * KernelTaps";
            if (Outer is { } rows)
            {
                writer.Write($"""
                    int panel = unit / {rows.Of("Kernel")};
                    int {rows.Tap} = unit % {rows.Of("Kernel")};
                    ref float row = ref Unsafe.Add(ref scratch, ({names.Small.Variable(rows)} * {rows.Of("Stride")} + {rows.Tap}) * FrameWidth * {bigChannels});
                    """);
                frame = "row";
                firstTap = $"panel * KernelTaps + {rows.Tap} * {Inner.Of("Kernel")}";
            }

            string sums = layer.IsNarrow ? $"sumsOfHead, {Part.Times(firstTap, lines)} * Lanes" : $"gradients, Weight + {Part.Times(firstTap, lines)} * Lanes";
            string bigStep = $"{Inner.Of("Stride")} * {bigChannels}";
            writer.Write($"ref float sums = ref Unsafe.Add(ref {sums});");
            if (Broadcast.IsBig)
            {
                writer.Write($"Tiles.AddGradients<TLanes>(ref {frame}, {bigStep}, 0, ref {LanesAt("0")}, {StepOfLanes}, 0, ref sums, {Inner.Of("Kernel")} * {ChannelsOfBroadcast}, {names.Small.SizeOf(Inner)}, 1);");
                return;
            }

            using (writer.Block($"for (int {Inner.Tap} = 0; {Inner.Tap} < {Inner.Of("Kernel")}; {Inner.Tap}++)"))
            {
                writer.Write($"ref float gradient = ref Unsafe.Add(ref {frame}, {Inner.Tap} * {bigChannels} + panel * Lanes);");
                using (writer.Block($"for (int channel = 0; channel < {ChannelsOfBroadcast}; channel += Lanes)"))
                    writer.Write($"Tiles.AddGradients<TLanes>(ref {ConvolutionNames.Panel(BroadcastArray, PanelOfBroadcast("0", "channel / Lanes"), names.Stride)}, {StepOfPanels(Broadcast)}, 0, ref gradient, {bigStep}, 0, ref Unsafe.Add(ref sums, ({Inner.Tap} * {lines} + channel) * Lanes), Lanes, {names.Small.SizeOf(Inner)}, 1);");
            }
        }
    }

    /// <summary>All taps of a row of the kernel, at all positions of a row.</summary>
    private void EmitRow(SourceWriter writer, string firstTap)
    {
        string lines = layer.IsNarrow ? "OutputChannels" : "LinesOfTap";
        string sums = layer.IsNarrow ? $"Unsafe.Add(ref sumsOfHead, {Part.Times(firstTap, lines)} * Lanes)"
            : $"Unsafe.Add(ref gradients, Weight + {Part.Times(firstTap, lines)} * Lanes)";
        writer.Write($"ref float sums = ref {sums};");
        if (!HasPanels)
        {
            using (writer.Block($"for (int position = 0; position < {InLanes.SizeOf(Inner)}; position++)"))
            {
                string feature = names.FeatureOfOutput(Position(InLanes, "position"));
                writer.Write($"FeatureLines.Load<TLanes>(ref dy, {names.Stride}, {feature}, {names.ChannelsOfPanel}, rows, ref Unsafe.Add(ref scratch, position * {names.Stride}));");
            }
        }

        if (!layer.BroadcastsRuns)
            EmitTapsOfPanels(writer, lines);
        else if (Broadcast.IsBig)
            EmitRuns(writer, lines);
        else
            EmitTapsOfRuns(writer, lines);
    }

    /// <summary>Both sides in whole panels: a tap at a time, over all positions of the row.</summary>
    private void EmitTapsOfPanels(SourceWriter writer, string lines)
    {
        using (writer.Block($"for (int {Inner.Tap} = 0; {Inner.Tap} < {Inner.Of("Kernel")}; {Inner.Tap}++)"))
        {
            writer.Write($"""
                {SpanOfTap}
                ref float read = ref {ConvolutionNames.Panel(BroadcastArray, PanelOfBroadcast(OfSpan(Broadcast), "0"), names.Stride)};
                ref float gradient = ref {LanesAt(OfSpan(InLanes))};
                """);
            using (writer.Block($"for (int channel = 0; channel < {ChannelsOfBroadcast}; channel += Lanes)"))
            {
                writer.Write($"""
                    Tiles.AddGradients<TLanes>(ref read, Lanes, {StepOf(Broadcast, StepOfPanels(Broadcast))}, ref gradient, Lanes, {StepOfLanes}, ref Unsafe.Add(ref sums, ({Inner.Tap} * {lines} + channel) * Lanes), Lanes, rows, span.Count);
                    read = ref Unsafe.Add(ref read, {names.Stride});
                    """);
            }
        }
    }

    /// <summary>The taps of a row are one run of features, from one position of the lanes' side on.</summary>
    private void EmitRuns(SourceWriter writer, string lines)
    {
        string small = InLanes.Variable(Inner);
        using (writer.Block($"for (int {small} = 0; {small} < {InLanes.SizeOf(Inner)}; {small}++)"))
        {
            writer.Write($"""
                KernelSpan span = KernelSpan.OfSmall({small}, {Inner.Of("Kernel")}, {Inner.Of("Stride")}, {Inner.Of("Padding")}, {Broadcast.SizeOf(Inner)});
                Tiles.AddGradientsOfRun<TLanes>(ref {BroadcastArray}, {names.Stride}, {Part.Times(Position(Broadcast, "span.Position"), ChannelsOfBroadcast)}, span.Count * {ChannelsOfBroadcast}, ref {LanesAt(small)}, ref Unsafe.Add(ref sums, span.First * {lines} * Lanes), rows);
                """);
        }
    }

    private void EmitTapsOfRuns(SourceWriter writer, string lines)
    {
        using (writer.Block($"for (int {Inner.Tap} = 0; {Inner.Tap} < {Inner.Of("Kernel")}; {Inner.Tap}++)"))
        {
            writer.Write(SpanOfTap);
            using (writer.Block("for (int i = 0; i < span.Count; i++)"))
            {
                string big = $"(span.Position + i * {Inner.Of("Stride")})";
                (string read, string inLanes) = Broadcast.IsBig ? (big, "(span.First + i)") : ("span.First + i", big);
                writer.Write($"Tiles.AddGradientsOfRun<TLanes>(ref {BroadcastArray}, {names.Stride}, {Part.Times(Position(Broadcast, read), ChannelsOfBroadcast)}, {ChannelsOfBroadcast}, ref {LanesAt(inLanes)}, ref Unsafe.Add(ref sums, {Inner.Tap} * {lines} * Lanes), rows);");
            }
        }
    }

    private string BroadcastArray => layer.IsNarrow ? "dyOfHead" : layer.Place.Given > 0 ? "joined" : "x";

    private string SpanOfTap =>
        $"KernelSpan span = KernelSpan.OfTap({Inner.Tap}, {Inner.Of("Stride")}, {Inner.Of("Padding")}, {names.Big.SizeOf(Inner)}, {names.Small.SizeOf(Inner)});";

    private static string OfSpan(ConvolutionSide side) => side.IsBig ? "span.Position" : "span.First";

    private string Position(ConvolutionSide side, string inner) => side.Position(Outer is null ? "" : side.Variable(Outer), inner);

    private string StepOf(ConvolutionSide side, string step) => side.IsBig ? $"{Inner.Of("Stride")} * {step}" : step;

    private string StepOfLanes => StepOf(InLanes, HasPanels ? StepOfPanels(InLanes) : names.Stride);

    /// <summary>Floats from a position of whole panels to the next.</summary>
    private string StepOfPanels(ConvolutionSide side)
    {
        string panels = side == names.Output ? layer.PanelsOfHead == 1 ? "1" : "OutputPanels"
            : layer.Place.Given > 0 ? "LinesOfTap / Lanes"
            : layer.InputChannels == PanelMath.Lanes ? "1" : "InputPanels";
        return Part.Times(panels, names.Stride);
    }

    /// <summary>Panels ahead of those that go into all lanes.</summary>
    private string PanelOfBroadcast(string inner, string panel) => layer.Place.Given > 0
        ? Part.Sum(Part.Times(Position(Broadcast, inner), "LinesOfTap / Lanes"), panel)
        : names.PanelOfInput(Position(Broadcast, inner), panel);

    /// <summary>The rows of the lanes' side at a position of the row.</summary>
    private string LanesAt(string position)
    {
        if (!HasPanels)
            return $"Unsafe.Add(ref scratch, {position} * {names.Stride})";
        return layer.IsNarrow
            ? ConvolutionNames.Panel("x", names.PanelOfInput(Position(InLanes, position), "panel"), names.Stride)
            : ConvolutionNames.Panel("dy", names.PanelOfOutput(Position(InLanes, position)), names.Stride);
    }

    private string Sums => names.IsOfOne && layer.OfOne.HasWeightGradient
        ? $"Unsafe.Add(ref scratch, {layer.OfOne.BigFrameFloats})"
        : "scratch";

    private void EmitNarrowStart(SourceWriter writer)
    {
        string length = $"{Panels} * KernelTaps * OutputChannels";
        writer.Write($"""
            ref float sumsOfHead = ref {Sums}; // [input channels/16][taps][output channels][16]
            ref float dyOfHead = ref {Part.Of("dy", "head", $"FeaturesOfHead / Lanes * {names.Stride}", layer.Heads.Count)};
            GradientLines.Clear<TLanes>(ref sumsOfHead, {length});
            """);
    }

    private void EmitNarrowEnd(SourceWriter writer)
    {
        writer.BlankLine();
        string ofHead = Part.Offset("Weight", "head", "LinesOfPanel * Lanes", layer.Heads.Count);
        string taps = Inner.Of("Kernel"), panel = "unit", tap = "tap";
        if (Outer is { } outer)
            (panel, tap) = ($"unit / {outer.Of("Kernel")}", $"unit % {outer.Of("Kernel")} * {taps} + tap");
        using (writer.Block("for (int unit = share.From; unit < share.To; unit++)"))
        using (writer.Block($"for (int tap = 0; tap < {taps}; tap++)"))
        {
            writer.Write($"""
                int first = {tap};
                ref float sums = ref Unsafe.Add(ref sumsOfHead, ({panel} * KernelTaps + first) * OutputChannels * Lanes);
                GradientLines.AddTransposed(ref sums, OutputChannels, ref Unsafe.Add(ref gradients, {ofHead} + (first * LinesOfTap + {panel} * Lanes) * Lanes));
                """);
        }
    }

    private void EmitBias(SourceWriter writer)
    {
        if (layer.GivesPanels)
        {
            writer.Write("share = member.Share(Panels, 1);");
            using (writer.Block("for (int panel = share.From; panel < share.To; panel++)"))
                writer.Write($"ChannelSums.AddPanel<TLanes>(ref {ConvolutionNames.Panel("dy", names.PanelOfOutput("0"), names.Stride)}, {StepOfPanels(names.Output)}, {names.Output.Count}, rows, ref Unsafe.Add(ref gradients, Bias + panel * Lanes));");
            return;
        }

        using (writer.Block("if (member.Index == 0)"))
        using (writer.Loop("head", $"{layer.Heads.Count}", layer.Heads.Count))
        {
            string dy = Part.Of("dy", "head", $"FeaturesOfHead / Lanes * {names.Stride}", layer.Heads.Count);
            string bias = Part.Offset("Bias", "head", $"{(layer.PanelsOfHead > 1 ? "OutputPanels * " : "")}Lanes", layer.Heads.Count);
            writer.Write($"ChannelSums.Add<TLanes>(ref {dy}, {names.Stride}, OutputChannels, {names.Output.Count}, rows, ref scratch, ref Unsafe.Add(ref gradients, {bias}));");
        }
    }
}
