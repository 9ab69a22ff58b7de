using TinyVae.Generator.Activations;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>The input's gradient of a convolution: the product the other way round, with the weights transposed.</summary>
internal sealed class ConvolutionInputGradientEmitter(ConvolutionPlan layer, ConvolutionNames names)
{
    public void Emit(SourceWriter writer, string header, ActivationPlan below)
    {
        bool isOfOne = names.IsOfOne && layer.OfOne.HasInputGradient;
        if (!isOfOne)
            names.EmitTaps(writer, names.Input, names.Output, "OutputChannels", "OutputChannels", isRun: true);
        writer.Write($"/// <summary>dx = dy ∗ W{(below.IsIdentity ? "" : $" ∘ {below.Words}′")}.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member(header))
        {
            if (isOfOne)
            {
                new ConvolutionOfOneEmitter(layer, names).EmitInputGradient(writer, below);
                return;
            }

            int sums = layer.SumsOfInputGradient;
            string weights = sums == 0 ? "scratch" : "weights";
            if (sums > 0)
                writer.Write($"ref float weights = ref Unsafe.Add(ref scratch, {(sums == 1 ? "" : $"{sums} * ")}{names.Stride});");
            writer.Write($"""
                Transpose<TLanes>(model, ref {weights});
                {ConvolutionNames.ShareOf(names.Input)}
                """);
            int panels = PanelMath.Panels(layer.ChannelsOfGradient);
            using (writer.Loop("panel", "InputPanels", panels))
            {
                string ofPanel = Part.Of(weights, "panel", "KernelTaps * OutputChannels * Lanes", panels);
                if (panels > 1)
                    writer.Write($"ref float weight = ref {ofPanel};");
                names.OverPositions(writer, names.Input, () => EmitPosition(writer, below, panels > 1 ? "weight" : weights, panels));
            }

            if (!layer.ReadsPanelsOfGradient)
                writer.Write($"FeatureLines.ClearBehind(ref dx, {names.Stride}, {layer.InputsOfGradient}, rows);");
        }
    }

    /// <summary>The weights with input channels in their lanes, for whatever needs them.</summary>
    public static void EmitTranspose(SourceWriter writer, ConvolutionPlan layer)
    {
        int panels = PanelMath.Panels(layer.ChannelsOfGradient), heads = layer.Heads.Count;
        string channels = layer.ChannelsOfGradient % PanelMath.Lanes == 0 ? "Lanes"
            : panels == 1 ? "InputChannels" : "Math.Min(Lanes, InputChannels - panel * Lanes)";
        string ofHead = heads == 1 ? "" : $" + head * {(layer.PanelsOfHead > 1 ? "OutputPanels * " : "")}LinesOfPanel * Lanes";
        string line = panels == 1 ? "tap * LinesOfTap" : "(tap * LinesOfTap + panel * Lanes)";
        writer.Write("/// <summary>The weights with input channels in their lanes: [input channels/16][taps][output channels][16], head by head.</summary>");
        using (writer.Member($"private static void Transpose<TLanes>(Arena model, ref float weights)\n{Fragments.OfLanes}"))
        using (writer.Loop("head", $"{heads}", heads))
        using (writer.Loop("panel", "InputPanels", panels))
        using (writer.Block("for (int tap = 0; tap < KernelTaps; tap++)"))
        {
            writer.Write($"""
                RowLanes.Load<TLanes>(ref model.At(Weight{ofHead} + {line} * Lanes), LinesOfPanel * Lanes, 1, OutputChannels, {channels}, ref weights);
                weights = ref Unsafe.Add(ref weights, OutputChannels * Lanes);
                """);
        }
    }

    private void EmitPosition(SourceWriter writer, ActivationPlan below, string weight, int panels)
    {
        string position = names.Input.Position();
        string feature = Part.Sum(panels == 1 ? "0" : "panel * Lanes", Part.Times(position, "InputChannels"));
        bool givesPanels = layer.ReadsPanelsOfGradient;
        string place = "";
        if (givesPanels)
        {
            writer.Write($"int place = {Part.Times(names.PanelOfInput(position, "panel"), names.Stride)};");
            place = "place";
        }

        for (int head = 0; head < layer.Heads.Count; head++)
        {
            bool isLast = head == layer.Heads.Count - 1;
            string dy = head == 0 ? "dy" : $"Unsafe.Add(ref dy, {(head == 1 ? "" : $"{head} * ")}FeaturesOfHead / Lanes * {names.Stride})";
            string ofHead = head == 0 ? weight : $"Unsafe.Add(ref {weight}, {(head == 1 ? "" : $"{head} * ")}{(panels == 1 ? "" : "InputPanels * ")}KernelTaps * OutputChannels * Lanes)";
            string start = head == 0 ? "ref zeros, 0" : $"ref {SumsOf(head - 1)}, Lanes";
            bool isWhole = isLast && givesPanels;
            string epilogue = isWhole ? below.Derivative : "Activate<Identity>";
            string made = isWhole && !below.IsIdentity ? $"new(ref Unsafe.Add(ref saved, {place}))" : "default";
            string target = isWhole ? $"Unsafe.Add(ref dx, {place})" : SumsOf(head);
            writer.Write($"Tiles.MultiplyTaps<TLanes, {epilogue}>(ref {dy}, {names.Stride}, in taps, ref {ofHead}, {start}, ref {target}, {made}, rows);");
        }

        if (!givesPanels)
            EmitStore(writer, below, SumsOf(layer.Heads.Count - 1), SumsOf(layer.Heads.Count), feature, panels);
    }

    /// <summary>Sums to features that begin in any lane, whose gradient may stand where what tells the derivative stood.</summary>
    private void EmitStore(SourceWriter writer, ActivationPlan below, string sums, string saved, string feature, int panels)
    {
        string channels = panels == 1 ? "InputChannels" : "Math.Min(Lanes, InputChannels - panel * Lanes)";
        if (!below.IsIdentity)
        {
            writer.Write($"""
                FeatureLines.Load<TLanes>(ref saved, {names.Stride}, {feature}, {channels}, rows, ref {saved});
                DerivativePass.Apply<TLanes, {below.Derivative}>(ref {sums}, rows, new(ref {saved}));
                """);
        }

        writer.Write($"FeatureLines.Store(ref {sums}, ref dx, {names.Stride}, {feature}, {channels}, rows);");
    }

    /// <summary>Where the sums of a head stand before they are whole: those of one head while the next are added.</summary>
    private string SumsOf(int head) => head % 2 == 0 ? "scratch" : $"Unsafe.Add(ref scratch, {names.Stride})";
}
