using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>
/// The network behind the class. It stands in a namespace of its own, whose usings come before anything the user declares,
/// so that its code can be written in short names.
/// </summary>
internal static class NetworkEmitter
{
    /// <summary>The constraint of every method that is written once for all register widths.</summary>
    public const string OfLanes = "    where TLanes : struct, ILanes<TLanes>";

    /// <summary>For methods whose time counts: compiled once, fully, without a slow first version.</summary>
    public const string Hot = "[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]";

    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        using (writer.Block("namespace TinyVae.Generated"))
        {
            writer.Write("""
                using global::System;
                using global::System.Runtime.CompilerServices;
                using global::TinyVae.Kernels;
                using global::TinyVae.Numerics;

                """);
            using (writer.Block("file static class Network"))
            {
                InferenceEmitter.Emit(writer, plan);
                PropagationEmitter.Emit(writer, plan);
                WeightUpdateEmitter.Emit(writer, plan);
                foreach (DensePlan layer in plan.Layers)
                    DenseEmitter.Emit(writer, plan, layer);
                LatentEmitter.Emit(writer, plan);
                LikelihoodEmitter.Emit(writer, plan);
                TileEmitter.Emit(writer, plan);
                MemoryEmitter.Emit(writer, "Inference", "Offsets into the scratch of inference, in floats.", plan.InferenceStride, plan.Inference);
                writer.BlankLine();
                MemoryEmitter.Emit(writer, "Training", "Offsets into a trainer's arena, in floats.", plan.TrainingStride, plan.Training);
            }
        }
    }

    /// <summary>A call at the widest registers that the hardware has.</summary>
    public static string AtBestWidth(string method, string arguments) => AtBestWidth(lanes => $"{method}<{lanes}>({arguments})");

    /// <summary>The same, of a call that names the registers elsewhere too.</summary>
    public static string AtBestWidth(Func<string, string> callOf) => $"""
        if (Lanes512.IsPreferred)
            {callOf("Lanes512")};
        else if (Lanes256.IsPreferred)
            {callOf("Lanes256")};
        else
            {callOf("Lanes128")};
        """;

    /// <summary>Whether so many rows of a batch are worth sharing; a constant where no batch can change the answer.</summary>
    public static string WorthSharing(string rows, long least, int most) =>
        least <= 1 ? "true" : least > most ? "false" : $"{rows} >= {least}";
}
