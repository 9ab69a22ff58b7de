using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>How the code of a convolution names what its products have in common, and the loops that they stand in.</summary>
internal sealed class ConvolutionNames
{
    private readonly ConvolutionPlan _layer;

    public ConvolutionNames(ConvolutionPlan layer, RowSet rows)
    {
        _layer = layer;
        Stride = rows.Stride;
        IsOfOne = rows.AtOnce == 1;
        IReadOnlyList<ConvolutionAxis> axes = ConvolutionAxis.Of(layer.Window);
        Input = new("Input", !layer.IsTransposed, axes);
        Output = new("Output", layer.IsTransposed, axes);
    }

    public ConvolutionSide Input { get; }

    public ConvolutionSide Output { get; }

    public ConvolutionSide Big => Input.IsBig ? Input : Output;

    public ConvolutionSide Small => Input.IsBig ? Output : Input;

    /// <summary>Whether it is trained on a single row at a time.</summary>
    public bool IsOfOne { get; }

    /// <summary>Floats from a panel of activations to the next, in training.</summary>
    public string Stride { get; }

    /// <summary>The first feature of a panel's channels at the first position.</summary>
    private string FeatureOfPanel => (_layer.Heads.Count, _layer.PanelsOfHead) switch
    {
        (1, 1) => "0",
        (1, _) => "panel * Lanes",
        (_, 1) => "panel * FeaturesOfHead",
        _ => "panel / OutputPanels * FeaturesOfHead + panel % OutputPanels * Lanes",
    };

    /// <summary>The channels of a panel.</summary>
    public string ChannelsOfPanel => (_layer.PanelsOfHead, _layer.Channels % PanelMath.Lanes) switch
    {
        (_, 0) => "Lanes",
        (1, _) => "OutputChannels",
        _ when _layer.Heads.Count == 1 => "Math.Min(Lanes, OutputChannels - panel * Lanes)",
        _ => "Math.Min(Lanes, OutputChannels - panel % OutputPanels * Lanes)",
    };

    /// <summary>Channels that a product reads at each position.</summary>
    public string ChannelsRead => _layer.Place.Given > 0 ? "LinesOfTap" : "InputChannels";

    /// <summary>Where a panel lies.</summary>
    /// <param name="array">The first panel.</param>
    /// <param name="panel">Panels ahead of it.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    public static string Panel(string array, string panel, string stride) =>
        panel == "0" ? array : $"Unsafe.Add(ref {array}, {Part.Times(panel, stride)})";

    /// <summary>Panels ahead of the input's at a position, of channels that the layer before gave.</summary>
    /// <param name="position">The position.</param>
    /// <param name="panel">The panel of channels.</param>
    public string PanelOfInput(string position, string panel) => PanelMath.Panels(_layer.ChannelsOfGradient) == 1
        ? position
        : Part.Sum(Part.Times(position, "InputPanels"), panel);

    /// <summary>Panels ahead of the output's at a position, of the loop's panel of weights.</summary>
    /// <param name="position">The position.</param>
    public string PanelOfOutput(string position) => (_layer.Heads.Count, _layer.PanelsOfHead) switch
    {
        (1, 1) => position,
        (1, _) => Part.Sum(Part.Times(position, "OutputPanels"), "panel"),
        (_, 1) => Part.Sum("panel * FeaturesOfHead / Lanes", position),
        _ => Part.Sum("panel / OutputPanels * FeaturesOfHead / Lanes", Part.Sum(Part.Times(position, "OutputPanels"), "panel % OutputPanels")),
    };

    /// <summary>The first feature of the loop's panel of weights at a position.</summary>
    public string FeatureOfOutput(string position) => Part.Sum(FeatureOfPanel, Part.Times(position, "OutputChannels"));

    /// <summary>What stands within a loop over the positions of a side that a member has a share of, its taps at hand as <c>taps</c>.</summary>
    public void OverPositions(SourceWriter writer, ConvolutionSide side, Action body)
    {
        if (side.Outer is { } outer)
        {
            string outerPosition = side.Variable(outer);
            using (writer.Block($"for (int {outerPosition} = share.From; {outerPosition} < share.To; {outerPosition}++)"))
            {
                writer.Write(Span(side, outer));
                OverInner(writer, side, $"0; {side.Variable(side.Inner)} < {side.SizeOf(side.Inner)}", body);
            }
        }
        else
        {
            OverInner(writer, side, $"share.From; {side.Variable(side.Inner)} < share.To", body);
        }
    }

    /// <summary>What a member has a share of: the positions along the outer axis.</summary>
    public static string ShareOf(ConvolutionSide side) => $"Share share = member.Share({side.SizeOf(side.Axes[0])}, 1);";

    /// <summary>The method that tells the taps at a position.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="result">The side of the position.</param>
    /// <param name="source">The other.</param>
    /// <param name="channels">Channels of the other.</param>
    /// <param name="lines">Lines of weights of a tap.</param>
    /// <param name="isRun">Whether the taps of a row are one run, with its weights one after another.</param>
    public void EmitTaps(SourceWriter writer, ConvolutionSide result, ConvolutionSide source, string channels, string lines, bool isRun)
    {
        ConvolutionAxis inner = result.Inner;
        bool isForward = source.IsBig; // from the first tap on
        string parameters = string.Join(", ", result.Axes.Select(axis => $"KernelSpan {axis.Taps}"));
        string position = source.Position(source.Outer is { } outer ? $"{outer.Taps}.Position" : "", $"{inner.Taps}.Position");
        string tap = result.Outer is { } first ? $"{first.Taps}.First * {inner.Of("Kernel")} + {inner.Taps}.First" : $"{inner.Taps}.First";
        string sign = isForward ? "" : "-";
        string step = isForward ? "" : $"{inner.Of("Stride")} * ";
        string rows = result.Outer is { } axis
            ? $"Rows = {axis.Taps}.Count, RowFeatures = {sign}{source.SizeOf(inner)} * {channels}, RowLines = {(isForward ? "" : $"{axis.Of("Stride")} * ")}{inner.Of("Kernel")} * {lines},"
            : "Rows = 1, RowFeatures = 0, RowLines = 0,";
        string columns = isForward && isRun
            ? "Columns = 1, ColumnFeatures = 0, ColumnLines = 0,"
            : $"Columns = {inner.Taps}.Count, ColumnFeatures = {sign}{channels}, ColumnLines = {step}{lines},";
        string inputs = isForward && isRun ? $"{inner.Taps}.Count * {channels}" : channels;
        writer.Write($$"""
            /// <summary>The taps at a position of the {{result.Name.ToLowerInvariant()}}.</summary>
            private static Taps TapsOf{{result.Name}}({{parameters}}) => new()
            {
                Feature = {{Part.Times(position, channels)}},
                Line = {{Part.Times(tap, lines)}},
                {{rows}}
                {{columns}}
                Inputs = {{inputs}},
            };

            """);
    }

    private void OverInner(SourceWriter writer, ConvolutionSide side, string range, Action body)
    {
        ConvolutionAxis inner = side.Inner;
        string variable = side.Variable(inner);
        // Positions of the same phase have the same taps, whose weights then stay near.
        bool hasPhases = side is { IsBig: true, Outer: not null } && _layer.Window.Stride.Width > 1;
        using (hasPhases ? writer.Block($"for (int phase = 0; phase < {inner.Of("Stride")}; phase++)") : (SourceWriter.Scope?)null)
        using (writer.Block(hasPhases
            ? $"for (int {variable} = phase; {variable} < {side.SizeOf(inner)}; {variable} += {inner.Of("Stride")})"
            : $"for (int {variable} = {range}; {variable}++)"))
        {
            writer.Write(Span(side, inner));
            writer.Write($"Taps taps = TapsOf{side.Name}({string.Join(", ", side.Axes.Select(axis => axis.Taps))});");
            body();
        }
    }

    private string Span(ConvolutionSide side, ConvolutionAxis axis)
    {
        ConvolutionSide other = side == Input ? Output : Input;
        string of = side.IsBig ? "OfBig" : "OfSmall";
        return $"KernelSpan {axis.Taps} = KernelSpan.{of}({side.Variable(axis)}, {axis.Of("Kernel")}, {axis.Of("Stride")}, {axis.Of("Padding")}, {other.SizeOf(axis)});";
    }
}
