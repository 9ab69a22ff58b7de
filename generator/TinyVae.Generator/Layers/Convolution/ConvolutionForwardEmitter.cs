using TinyVae.Generator.Activations;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>The forward product of a convolution.</summary>
internal sealed class ConvolutionForwardEmitter(ConvolutionPlan layer, ConvolutionNames names)
{
    private const string Product = "W ∗ x + b";

    /// <summary>The method, once with the derivative of the activation saved and once without.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="header">Its header.</param>
    /// <param name="saving">Whether the derivative is saved.</param>
    /// <param name="pass">Prints the activation as a pass over a panel.</param>
    public void Emit(SourceWriter writer, string header, bool saving, Action<string> pass)
    {
        ActivationPlan activation = layer.Activation;
        bool isInTile = activation.InTile && layer.GivesPanels;
        if (!saving)
        {
            if (layer.OfOne.HasForward)
                new ConvolutionOfOneEmitter(layer, names).EmitForward(writer, isInTile ? activation.Type : "Identity");
            string lines = layer.SumsLanes ? "OutputChannels" : "LinesOfTap";
            names.EmitTaps(writer, names.Output, names.Input, names.ChannelsRead, lines, isRun: !layer.SumsLanes);
            if (activation.SavesDerivative)
                EmitProductMethod(writer);
        }

        string formula = activation.IsIdentity ? Product : $"{activation.Words}({Product})";
        writer.Write($"/// <summary>y = {formula}{(saving ? ", and the activation's derivative" : "")}.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member(header))
        {
            if (activation.SavesDerivative)
                writer.Write("Product<TLanes>(model, ref x, ref y, ref scratch, rows, stride, member);");
            else
                EmitBody(writer, isInTile ? activation.Type : "Identity");
            if (!activation.IsIdentity && !isInTile)
                EmitPasses(writer, pass);
        }
    }

    /// <summary>The product alone, for the two methods that pass over it.</summary>
    private void EmitProductMethod(SourceWriter writer)
    {
        writer.Write($"/// <summary>y = {Product}.</summary>");
        writer.Write(Fragments.Hot);
        using (writer.Member($"private static void Product<TLanes>(Arena model, ref float x, ref float y, ref float scratch, int rows, int stride, TeamMember member)\n{Fragments.OfLanes}"))
            EmitBody(writer, "Identity");
    }

    private void EmitBody(SourceWriter writer, string activation)
    {
        writer.Write(ConvolutionNames.ShareOf(names.Output));
        if (layer.OfOne.HasForward)
        {
            using (writer.Block("if (rows == 1)"))
            {
                writer.Write("""
                    if (member.Index == 0)
                        ForwardOfOne<TLanes>(model, ref x, ref y, ref scratch, stride);
                    """);
            }
        }

        using (layer.OfOne.HasForward ? writer.Block("else") : (SourceWriter.Scope?)null)
        {
            if (layer.SumsLanes)
                EmitNarrow(writer);
            else
                EmitProduct(writer, activation);
        }

        if (!layer.GivesPanels)
            EmitClearing(writer);
    }

    private void EmitProduct(SourceWriter writer, string activation)
    {
        string x = "x";
        if (layer.Place.Given > 0)
        {
            x = "joined";
            writer.Write($"""
                ref float joined = ref Unsafe.Add(ref scratch, {(layer.GivesPanels ? "0" : "stride")}); // what was given stands behind the channels of each position
                Join(ref x, ref joined, rows, stride);
                """);
        }

        using (writer.Loop("panel", "Panels", layer.WeightPanels))
        {
            writer.Write($"""
                ref float weight = ref model.At({Part.Offset("Weight", "panel", "LinesOfPanel * Lanes", layer.WeightPanels)});
                ref float bias = ref model.At({Part.Offset("Bias", "panel", "Lanes", layer.WeightPanels)});
                """);
            names.OverPositions(writer, names.Output, () =>
            {
                string position = names.Output.Position();
                if (layer.GivesPanels)
                {
                    writer.Write($"Tiles.MultiplyTaps<TLanes, Activate<{activation}>>(ref {x}, stride, in taps, ref weight, ref bias, 0, ref {ConvolutionNames.Panel("y", names.PanelOfOutput(position), "stride")}, default, rows);");
                    return;
                }

                writer.Write($"""
                    Tiles.MultiplyTaps<TLanes, Activate<{activation}>>(ref {x}, stride, in taps, ref weight, ref bias, 0, ref scratch, default, rows);
                    FeatureLines.Store(ref scratch, ref y, stride, {names.FeatureOfOutput(position)}, {names.ChannelsOfPanel}, rows);
                    """);
            });
        }
    }

    private void EmitNarrow(SourceWriter writer)
    {
        writer.Write("Transpose<TLanes>(model, ref scratch);");
        using (writer.Loop("head", $"{layer.Heads.Count}", layer.Heads.Count))
        {
            if (layer.Heads.Count > 1)
            {
                writer.Write("""
                    ref float weights = ref Unsafe.Add(ref scratch, head * LinesOfTap * KernelTaps * OutputChannels);
                    ref float outputs = ref Unsafe.Add(ref y, head * FeaturesOfHead / Lanes * stride);
                    """);
            }

            (string weights, string outputs, string bias) = layer.Heads.Count > 1
                ? ("weights", "outputs", "Bias + head * Lanes + channel")
                : ("scratch", "y", "Bias + channel");
            names.OverPositions(writer, names.Output, () =>
            {
                using (writer.Block("for (int channel = 0; channel < OutputChannels; channel++)"))
                {
                    writer.Write($"""
                        int feature = {Part.Times(names.Output.Position(), "OutputChannels")} + channel;
                        ref float target = ref Unsafe.Add(ref {outputs}, feature / Lanes * stride + feature % Lanes);
                        Tiles.Dot<TLanes>(ref x, stride, in taps, ref Unsafe.Add(ref {weights}, channel * Lanes), KernelTaps * OutputChannels, model.At({bias}), ref target, rows);
                        """);
                }
            });
        }
    }

    private void EmitClearing(SourceWriter writer)
    {
        foreach (HeadPlan head in layer.Heads.Where(head => head.Size % PanelMath.Lanes != 0))
            writer.Write($"FeatureLines.ClearBehind(ref y, stride, {head.FirstLane + head.Size}, rows);");
    }

    private void EmitPasses(SourceWriter writer, Action<string> pass)
    {
        int panels = PanelMath.Panels(layer.UsedLanes);
        writer.BlankLine();
        writer.Write($"""
            member.Barrier();
            Share panels = member.Share({panels}, 1);
            """);
        using (writer.Block("for (int panel = panels.From; panel < panels.To; panel++)"))
            pass("Unsafe.Add(ref y, panel * stride)");
    }
}
