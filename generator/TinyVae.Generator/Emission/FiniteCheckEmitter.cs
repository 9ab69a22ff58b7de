using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>What a step looks at before any parameter changes: the peaks that bound all gradients, and where NaN or infinity appeared first.</summary>
internal static class FiniteCheckEmitter
{
    public static void EmitPeaks(SourceWriter writer, VaePlan plan)
    {
        IReadOnlyList<LayerBuffers> layers = LayerBuffers.Of(plan);
        writer.Write("int blocks = (rows + 15) / 16;");
        writer.Write($"TLanes inputs = TLanes.{(plan.BoundOfEncoderInput is { } most ? $"Broadcast({most}); // what the batch was checked for" : "Zero;")}");
        foreach (LayerBuffers layer in layers.Where(layer => plan.BoundOfEncoderInput is null || layer.Input != plan.EncoderInput))
            EmitPeak("inputs", layer, layer.Input, layer.Layer.InputPanels);
        writer.Write("FiniteCheck.Note(inputs, Trainer.Slice(Training.InputPeaks + share.From / 16, blocks));");
        writer.Write("TLanes gradients = TLanes.Zero;");
        foreach (LayerBuffers layer in layers)
            EmitPeak("gradients", layer, layer.Gradient, layer.Layer.Panels);
        new LatentChainEmitter(plan).EmitPeaks(writer);
        writer.Write("FiniteCheck.Note(gradients, Trainer.Slice(Training.GradientPeaks + share.From / 16, blocks));");

        void EmitPeak(string peak, LayerBuffers layer, string buffer, int panels)
        {
            RowSet rows = plan.RowsOf(layer.Layer);
            writer.Write($"{peak} = FiniteCheck.Peak({peak}, {rows.At(buffer)}, {panels}, {rows.Count}, {rows.Stride});");
        }
    }

    public static void EmitThrow(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>Says where NaN or infinity appeared first; no parameter has changed yet.</summary>");
        using (writer.Member("private static void ThrowNotFinite(Arena trainer, int rows)"))
        {
            foreach ((string words, string buffer, int features, RowSet rows) in Stations(plan))
            {
                writer.Write($"FiniteCheck.Require(\"{words}\", ref trainer.At(Training.{buffer}), {features}, {rows.Of("rows")}, {rows.Stride});");
            }

            writer.Write("FiniteCheck.ThrowOverflow();");
        }
    }

    /// <summary>What the pass computes, in its order: where NaN is looked for. The heads hold their gradients by then.</summary>
    private static IEnumerable<(string Words, string Buffer, int Features, RowSet Rows)> Stations(VaePlan plan)
    {
        yield return ("The batch", BufferNames.Input, plan.Condition.RowSize, plan.Data);
        if (plan.EncoderInput != BufferNames.Input)
            yield return ("The corrupted batch", plan.EncoderInput, plan.Condition.RowSize, plan.Data);
        foreach (LayerPlan layer in plan.Encoder)
            yield return ($"The output of {layer.Name}", layer.Identifier, layer.UsedLanes, plan.Data);
        yield return ("z", plan.LatentBuffer, plan.Model.Latent, plan.Draws);
        foreach (LayerPlan layer in plan.Decoder)
            yield return ($"The output of {layer.Name}", layer.Identifier, layer.UsedLanes, plan.Draws);
        foreach (LayerBuffers layer in LayerBuffers.Of(plan).Reverse())
        {
            if (layer.Layer == plan.Posterior && plan.Stages.Any())
                yield return ("The gradient of z", BufferNames.LatentGradient, plan.Model.Latent, plan.Draws);
            yield return ($"The gradient of {layer.Layer.Name}", layer.Gradient, layer.Layer.UsedLanes, plan.RowsOf(layer.Layer));
        }
    }
}
