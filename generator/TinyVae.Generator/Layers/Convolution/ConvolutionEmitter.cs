using TinyVae.Generator.Activations;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>
/// A convolution or a transposed one, with its shapes as constants: every product goes over the outputs or inputs of a row, and over the
/// taps that bring them together with a position within the border.
/// </summary>
internal sealed class ConvolutionEmitter(ConvolutionPlan layer, LayerUse use) : LayerEmitter(layer, use)
{
    private readonly ConvolutionPlan _layer = layer;
    private readonly LayerUse _use = use;
    private readonly IReadOnlyList<ConvolutionAxis> _axes = ConvolutionAxis.Of(layer.Window);

    private string Stride => _use.Rows.Stride;

    private string OutputPosition => Position(axis => axis.Output, "Output");

    private string InputPosition => Position(axis => axis.Input, "Input");

    /// <summary>The first lane of a panel's channels among the features of the first position.</summary>
    private string FeatureOfPanel => (_layer.Heads.Count, _layer.PanelsOfHead) switch
    {
        (1, 1) => "0",
        (1, _) => "panel * Lanes",
        (_, 1) => "panel * FeaturesOfHead",
        _ => "panel / PanelsOfHead * FeaturesOfHead + panel % PanelsOfHead * Lanes",
    };

    /// <summary>The channels of a panel.</summary>
    private string ChannelsOfPanel => (_layer.PanelsOfHead, _layer.Channels % PanelMath.Lanes) switch
    {
        (_, 0) => "Lanes",
        (1, _) => "OutputChannels",
        _ when _layer.Heads.Count == 1 => "Math.Min(Lanes, OutputChannels - panel * Lanes)",
        _ => "Math.Min(Lanes, OutputChannels - panel % PanelsOfHead * Lanes)",
    };

    protected override void EmitConstants(SourceWriter writer)
    {
        EmitSizes(writer, "Input", _layer.InputPositions);
        writer.Write($"private const int InputChannels = {_layer.ChannelsOfGradient};");
        if (_layer.Place.Given > 0)
        {
            writer.Write($"""
                private const int Given = {_layer.Place.Given}; // behind the positions of a row, read as channels of each
                private const int FirstGiven = {_layer.InputsOfGradient};
                """);
        }

        EmitSizes(writer, "Output", _layer.OutputPositions);
        writer.Write($"private const int OutputChannels = {_layer.Channels};");
        if (_layer.Heads.Count > 1)
            writer.Write($"private const int FeaturesOfHead = {_layer.FeaturesOfHead};");
        if (_layer.Heads.Count > 1 && _layer.PanelsOfHead > 1)
            writer.Write($"private const int PanelsOfHead = {_layer.PanelsOfHead};");
        EmitSizes(writer, "Kernel", _layer.Window.Kernel);
        EmitSizes(writer, "Stride", _layer.Window.Stride);
        EmitSizes(writer, "Padding", _layer.Window.Padding);
        writer.Write($"""
            private const int Panels = {_layer.WeightPanels};
            private const int Lines = {_layer.Lines}; // of 16 weights, in each panel: [taps][channels]
            private const int LinesOfTap = {_layer.InputChannels};
            private const int PanelLength = Lines * Lanes;
            private const int Weight = {_layer.Weight};
            private const int Bias = {_layer.Bias};

            """);
    }

    protected override void EmitForward(SourceWriter writer, bool saving)
    {
        ActivationPlan activation = _layer.Activation;
        string product = "W ∗ x + b";
        string formula = activation.IsIdentity ? product : $"{activation.Words}({product})";
        writer.Write($"/// <summary>y = {formula}{(saving ? ", and the activation's derivative" : "")}.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member(ForwardHeader(saving)))
        {
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                writer.Write("""
                    FeatureRow xRow = new(ref Unsafe.Add(ref x, row * Lanes), stride);
                    FeatureRow yRow = new(ref Unsafe.Add(ref y, row * Lanes), stride);
                    """);
                foreach (HeadPlan head in _layer.Heads.Where(head => head.Size % PanelMath.Lanes != 0))
                    writer.Write($"yRow.ClearBehind({head.FirstLane + head.Size});");
                Over(writer, _axes.Select(axis => (axis.Output, $"Output{axis.Name}")), () =>
                {
                    using (writer.Loop("panel", "Panels", _layer.WeightPanels))
                    {
                        writer.Write($"TLanes sum = TLanes.Load(ref model.At({OfPanel("Bias", "Lanes")}), 0);");
                        OverTaps(writer, axis => axis.Output, axis => axis.Input, toInput: true, () =>
                        {
                            writer.Write($"""
                                ref float weights = ref model.At({OfPanel("Weight", "PanelLength")} + ({TapPosition}) * LinesOfTap * Lanes);
                                sum = xRow.AddProducts(sum, ({InputPosition}) * InputChannels, InputChannels, ref weights);
                                """);
                            if (_layer.Place.Given > 0)
                                writer.Write("sum = xRow.AddProducts(sum, FirstGiven, Given, ref Unsafe.Add(ref weights, InputChannels * Lanes));");
                        });
                        writer.BlankLine();
                        writer.Write($"yRow.Store(sum, {Plus(FeatureOfPanel)}({OutputPosition}) * OutputChannels, {ChannelsOfPanel});");
                    }
                });
            }

            if (activation.IsIdentity)
                return;
            writer.BlankLine();
            int panels = PanelMath.Panels(_layer.UsedLanes);
            using (writer.Loop("panel", $"{panels}", panels))
            {
                EmitPass(writer, Place("y", "panel", "stride", panels), saving, panels);
            }
        }
    }

    protected override void EmitInputGradient(SourceWriter writer, ActivationPlan below)
    {
        writer.Write($"/// <summary>dx = dy ∗ W{(below.IsIdentity ? "" : $" ∘ {below.Words}′")}, one input at a time.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member(InputGradientHeader(below)))
        {
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                writer.Write($"""
                    FeatureRow dyRow = new(ref Unsafe.Add(ref dy, row * Lanes), {Stride});
                    FeatureRow dxRow = new(ref Unsafe.Add(ref dx, row * Lanes), {Stride});
                    """);
                if (_layer.InputsOfGradient % PanelMath.Lanes != 0)
                    writer.Write($"dxRow.ClearBehind({_layer.InputsOfGradient});");
                using (writer.Loop("panel", "Panels", _layer.WeightPanels))
                    writer.Write($"{CopyOfPanel}, ref {LinesOfPanel});");
                Over(writer, [.. _axes.Select(axis => (axis.Input, $"Input{axis.Name}")), ("channel", "InputChannels")], () =>
                {
                    writer.Write("TLanes sum = TLanes.Zero;");
                    OverTaps(writer, axis => axis.Input, axis => axis.Output, toInput: false, () =>
                    {
                        using (writer.Loop("panel", "Panels", _layer.WeightPanels))
                        {
                            writer.Write($"""
                                TLanes gradient = TLanes.Load(ref {LinesOfPanel}, (nuint)(({OutputPosition}) * Lanes));
                                ref float weights = ref model.At({OfPanel("Weight", "PanelLength")} + (({TapPosition}) * LinesOfTap + channel) * Lanes);
                                sum = TLanes.MultiplyAdd(gradient, TLanes.Load(ref weights, 0), sum);
                                """);
                        }
                    });
                    writer.BlankLine();
                    writer.Write($"dxRow.At(({InputPosition}) * InputChannels + channel) = TLanes.Sum(sum);");
                });
            }

            EmitDerivative(writer, below);
        }
    }

    protected override void EmitWeightGradient(SourceWriter writer)
    {
        writer.Write("/// <summary>dW = dyᵀ ∗ x and db = Σ dy over rows and positions, 16 output channels at a time, handed to the update.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Block(WeightGradientHeader))
        {
            writer.Write($"""
                Share panels = member.Part(Panels, PanelLength, Weight, {_use.ParameterLength}); // of all parameters
                ref float biases = ref Unsafe.Add(ref tile, Lines * Lanes); // the last line of the sums
                ref float gradients = ref Unsafe.Add(ref biases, Lanes);
                """);
            using (writer.Block("for (int panel = panels.From; panel < panels.To; panel++)"))
            {
                writer.Write("GradientLines.Clear<TLanes>(ref tile, Lines + 1);");
                using (writer.Block("for (int row = 0; row < rows; row++)"))
                {
                    writer.Write($"""
                        FeatureRow xRow = new(ref Unsafe.Add(ref x, row * Lanes), {Stride});
                        FeatureRow dyRow = new(ref Unsafe.Add(ref dy, row * Lanes), {Stride});
                        {CopyOfPanel}, ref gradients);
                        TLanes bias = TLanes.Zero;
                        """);
                    Over(writer, _axes.Select(axis => (axis.Output, $"Output{axis.Name}")), () =>
                    {
                        writer.Write($"TLanes gradient = TLanes.Load(ref gradients, (nuint)(({OutputPosition}) * Lanes));");
                        writer.Write("bias += gradient;");
                        OverTaps(writer, axis => axis.Output, axis => axis.Input, toInput: true, () =>
                        {
                            writer.Write($"ref float sums = ref Unsafe.Add(ref tile, ({TapPosition}) * LinesOfTap * Lanes);");
                            writer.Write($"xRow.AddOuter(gradient, ({InputPosition}) * InputChannels, InputChannels, ref sums);");
                            if (_layer.Place.Given > 0)
                                writer.Write("xRow.AddOuter(gradient, FirstGiven, Given, ref Unsafe.Add(ref sums, InputChannels * Lanes));");
                        });
                    });
                    writer.BlankLine();
                    writer.Write("TLanes.Store(TLanes.Load(ref biases, 0) + bias, ref biases, 0);");
                }

                writer.BlankLine();
                writer.Write("""
                    GradientTile.Take<TLanes, TUpdate>(ref tile, Lines, in update, Weight + panel * PanelLength);
                    GradientTile.Take<TLanes, TUpdate>(ref biases, 1, in update, Bias + panel * Lanes);
                    """);
            }
        }
    }

    private string CopyOfPanel => $"dyRow.CopyTo<TLanes>({FeatureOfPanel}, {ChannelsOfPanel}, OutputChannels, {Count("Output")}";

    private string LinesOfPanel => Place("scratch", "panel", $"{Count("Output")} * Lanes", _layer.WeightPanels);

    private string TapPosition => Position(axis => axis.Tap, "Kernel");

    private void EmitDerivative(SourceWriter writer, ActivationPlan below)
    {
        if (below.IsIdentity)
            return;
        int panels = PanelMath.Panels(_layer.InputsOfGradient);
        writer.BlankLine();
        using (writer.Loop("panel", $"{panels}", panels))
        {
            string values = Place("dx", "panel", Stride, panels), saved = Place("saved", "panel", Stride, panels);
            writer.Write($"DerivativePass.Apply<TLanes, {below.Derivative}>(ref {values}, rows, new(ref {saved}));");
        }
    }

    private void EmitSizes(SourceWriter writer, string of, Extent sizes)
    {
        foreach ((ConvolutionAxis axis, int size) in _axes.Zip([sizes.Height, sizes.Width], (axis, size) => (axis, size)))
            writer.Write($"private const int {of}{axis.Name} = {size};");
    }

    /// <summary>What stands within a loop over each of some variables.</summary>
    private static void Over(SourceWriter writer, IEnumerable<(string Variable, string Limit)> loops, Action body)
    {
        (string Variable, string Limit)[] left = [.. loops];
        if (left.Length == 0)
        {
            body();
            return;
        }

        using (writer.Block($"for (int {left[0].Variable} = 0; {left[0].Variable} < {left[0].Limit}; {left[0].Variable}++)"))
            Over(writer, left.Skip(1), body);
    }

    /// <summary>What stands within a loop over the taps that bring a position together with one of the other side.</summary>
    private void OverTaps(
        SourceWriter writer, Func<ConvolutionAxis, string> from, Func<ConvolutionAxis, string> to, bool toInput, Action body)
    {
        Step([.. _axes]);

        void Step(ConvolutionAxis[] left)
        {
            if (left.Length == 0)
            {
                body();
                return;
            }

            ConvolutionAxis axis = left[0];
            string side = toInput == _layer.IsTransposed ? "Small" : "Big";
            string other = toInput ? "Input" : "Output";
            using (writer.Block($"for (int {axis.Tap} = 0; {axis.Tap} < Kernel{axis.Name}; {axis.Tap}++)"))
            {
                writer.Write($"""
                    int {to(axis)} = KernelTap.{side}({from(axis)}, {axis.Tap}, Stride{axis.Name}, Padding{axis.Name}, {other}{axis.Name});
                    if ({to(axis)} < 0)
                        continue;
                    """);
                Step([.. left.Skip(1)]);
            }
        }
    }

    /// <summary>Row-major, of the variables of the axes.</summary>
    private string Position(Func<ConvolutionAxis, string> variable, string of) => _axes.Count == 1
        ? variable(_axes[0])
        : $"{variable(_axes[0])} * {of}{_axes[1].Name} + {variable(_axes[1])}";

    /// <summary>Positions of a side.</summary>
    private string Count(string of) => string.Join(" * ", _axes.Select(axis => $"{of}{axis.Name}"));

    /// <summary>The offset of a panel's part of the parameters.</summary>
    private string OfPanel(string first, string step) => Offset(first, "panel", step, _layer.WeightPanels);

    private static string Plus(string summand) => summand == "0" ? "" : $"{summand} + ";
}
