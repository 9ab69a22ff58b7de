using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Printing;

/// <summary>What a step looks at before any parameter changes: the peaks that bound all gradients, and where NaN or infinity appeared first.</summary>
internal static class FiniteCheckEmitter
{
    public static void Emit(SourceWriter writer, NotePeaks peaks, VaePlan plan)
    {
        writer.Write("int blocks = (rows + Lanes - 1) / Lanes;");
        writer.Write($"TLanes inputs = TLanes.{(plan.BoundOfEncoderInput is { } most ? $"Broadcast({most}); // what the batch was checked for" : "Zero;")}");
        foreach (LayerWeightGradient layer in peaks.Read)
            EmitPeak("inputs", layer.X);
        writer.Write($"FiniteCheck.Note(inputs, Trainer.Slice(Training.{peaks.InputPeaks.Buffer} + share.From / Lanes, blocks));");
        writer.Write("TLanes gradients = TLanes.Zero;");
        foreach (LayerWeightGradient layer in peaks.Layers)
            EmitPeak("gradients", layer.FromY);
        foreach (LatentStageEmitter stage in plan.Training.Stages.Select(LatentStageEmitter.Of))
            stage.EmitPeak(writer);
        writer.Write($"FiniteCheck.Note(gradients, Trainer.Slice(Training.{peaks.GradientPeaks.Buffer} + share.From / Lanes, blocks));");

        void EmitPeak(string peak, Value value) =>
            writer.Write($"{peak} = FiniteCheck.Peak({peak}, {value.Ref}, {PanelMath.Panels(value.Features)}, {value.Rows.Count}, {value.Rows.Stride});");
    }

    public static void EmitThrow(SourceWriter writer, VaePlan plan)
    {
        if (plan.SharesLayers)
        {
            EmitThrowOfParameters(writer, plan);
            return;
        }

        writer.Write("/// <summary>Says where NaN or infinity appeared first; no parameter has changed yet.</summary>");
        using (writer.Member("private static void ThrowNotFinite(Arena trainer, int rows)"))
        {
            foreach (Value value in plan.Training.Propagation.Stations)
                writer.Write($"FiniteCheck.Require(\"{value.Words}\", ref trainer.At(Training.{value.Buffer}), {value.Features}, {value.Rows.Of("rows")}, {value.Rows.Stride});");
            writer.Write("FiniteCheck.ThrowOverflow();");
        }
    }

    /// <summary>Where buffers share memory only what came in and the parameters still tell.</summary>
    private static void EmitThrowOfParameters(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>Says what came in that is NaN or infinite; no parameter has changed yet.</summary>");
        using (writer.Member("private static void ThrowNotFinite(Arena model, System.ReadOnlySpan<float> batch)"))
        {
            writer.Write($"""
                FiniteCheck.RequireRows("The batch", batch, {plan.Condition.RowSize});
                FiniteCheck.RequireParameters(model.Slice(0, {plan.ParameterLength}));
                FiniteCheck.ThrowOverflow();
                """);
        }
    }
}
