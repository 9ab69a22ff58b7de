using TinyVae.Layout;

namespace TinyVae.Generator.Networks;

/// <summary>How many rows of a batch go through a network of convolutions at once, forward and back.</summary>
internal static class PassPlan
{
    // What a core's second-level cache holds, about.
    private const long FloatsNear = 1 << 18;

    /// <summary>Whole blocks of rows, so few that what they need stays near; all where free bits look at the whole batch.</summary>
    public static int Rows(VaePlan plan)
    {
        long floatsOfRow = plan.Layers.Sum(layer => layer.Outputs + layer.Inputs);
        long blocks = Math.Max(1, FloatsNear / floatsOfRow / PanelMath.Lanes);
        return plan.Objective.HasFreeBits ? plan.Model.BatchSize : (int)Math.Min(plan.Model.BatchSize, blocks * PanelMath.Lanes);
    }
}
