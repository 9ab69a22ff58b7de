using TinyVae.Generator.Declarations;

namespace TinyVae.Generator.Networks;

/// <summary>A model and its trainer each hold one array, whose bytes a constant of type int tells.</summary>
internal static class MemoryLimits
{
    private const long LargestArray = int.MaxValue;

    /// <summary>The first array that would be too large; null for none.</summary>
    public static ExceededLimit? Of(VaeModel model)
    {
        var plan = VaePlan.Of(model);
        if (plan.InferenceBytes > LargestArray)
            return new(plan.InferenceBytes, "parameters and inference", LargestArray);
        return plan.TrainingBytes > LargestArray ? new(plan.TrainingBytes, "training", LargestArray) : null;
    }
}
