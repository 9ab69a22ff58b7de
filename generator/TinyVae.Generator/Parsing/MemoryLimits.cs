using Microsoft.CodeAnalysis;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Model;
using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Parsing;

/// <summary>A model and its trainer each hold one array, whose bytes a constant of type int tells.</summary>
internal static class MemoryLimits
{
    private const long LargestArray = int.MaxValue;

    public static bool Admit(VaeModel model, Location location, ICollection<Diagnostic> problems)
    {
        var plan = VaePlan.Of(model);
        return Fits(plan.InferenceBytes, "parameters and inference") && Fits(plan.TrainingBytes, "training");

        bool Fits(long bytes, string what)
        {
            if (bytes <= LargestArray)
                return true;
            problems.Add(Diagnostic.Create(Rules.TooLarge, location, model.Type.Name, bytes, what, LargestArray));
            return false;
        }
    }
}
