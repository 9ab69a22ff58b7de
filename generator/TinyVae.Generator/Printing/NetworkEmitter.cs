using TinyVae.Generator.Columns;
using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Posteriors;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>The network behind the class, in a namespace of its own, so that its code can be written in short names.</summary>
internal static class NetworkEmitter
{
    /// <summary>The language keeps names with two underscores for its tools: nothing of the user's stands here.</summary>
    public const string Namespace = "TinyVae__Generated";

    /// <summary>The sizes of a categorical likelihood's one-hot groups, from outside the namespace.</summary>
    public const string Groups = $"global::{Namespace}.Groups";

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        using (writer.Block($"namespace {Namespace}"))
        {
            string code = Code(writer.Part(), plan);
            UsingsEmitter.Emit(writer, code);
            writer.Write(code);
        }
    }

    private static string Code(SourceWriter writer, VaePlan plan)
    {
        InferenceEmitter.EmitEntries(writer, plan);
        writer.BlankLine();
        using (writer.Block("file readonly struct Network : INetwork"))
        {
            writer.Write("""
                private const int Lanes = 16; // of a panel, whatever the registers' width
                private const int Block = Lanes * Lanes; // 16 inputs of a panel of weights

                """);
            InferenceEmitter.Emit(writer, plan);
            foreach (LatentStageEmitter stage in plan.Training.Stages.Select(LatentStageEmitter.Of))
                stage.EmitMembers(writer);
            PropagationEmitter.Emit(writer, plan);
            WeightUpdateEmitter.Emit(writer, plan);
            foreach (LayerPlan layer in plan.Layers)
                LayerKinds.Emitter(layer, plan.UseOf(layer)).Emit(writer);
            foreach (PosteriorSample sample in plan.Training.Forward.Operations.OfType<PosteriorSample>())
                PosteriorEmitter.Of(sample).EmitKernels(writer);
            TileEmitter.Emit(writer, plan.Tiling, plan.Layers, trainsOne: plan.Data.AtOnce == 1);
            MemoryEmitter.EmitInference(writer, plan);
            writer.BlankLine();
            MemoryEmitter.EmitTraining(writer, plan);
        }

        if (plan.Columns.AreDeclared)
            ColumnsEmitter.EmitTable(writer, plan.Columns);
        if (plan.Likelihood.Groups.Count > 0)
            EmitGroups(writer, plan.Likelihood.Groups);
        return writer.ToString().TrimEnd('\n');
    }

    private static void EmitGroups(SourceWriter writer, IEnumerable<int> sizes)
    {
        writer.BlankLine();
        writer.Write("/// <summary>The one-hot groups of features.</summary>");
        using (writer.Block("file readonly struct Groups : IFeatureGroups"))
            writer.Write($"public static System.ReadOnlySpan<int> Sizes => [{string.Join(", ", sizes)}];");
    }

    /// <summary>Whether so many rows of a batch are worth sharing; a constant where no batch can change the answer.</summary>
    public static string WorthSharing(string rows, long least, int most) =>
        least <= 1 ? "true" : least > most ? "false" : $"{rows} >= {least}";
}
