using Microsoft.CodeAnalysis;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Networks;

namespace TinyVae.Generator.Declarations;

/// <summary>A model and its trainer each hold one array, whose bytes a constant of type int tells.</summary>
internal static class MemoryLimits
{
    private const long LargestArray = int.MaxValue;

    /// <summary>Tells the first array that would be too large.</summary>
    public static void Check(VaeModel model, Location location, ICollection<Diagnostic> problems)
    {
        var plan = VaePlan.Of(model);
        if (plan.InferenceBytes > LargestArray)
            Report(plan.InferenceBytes, "parameters and inference");
        else if (plan.TrainingBytes > LargestArray)
            Report(plan.TrainingBytes, "training");

        void Report(long bytes, string what) =>
            problems.Add(Diagnostic.Create(Rules.TooLarge, location, model.Type.Name, bytes, what, LargestArray));
    }
}
