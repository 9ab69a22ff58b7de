using TinyVae.Layout;

namespace TinyVae.Generator.Networks;

/// <summary>From how many rows on a step is worth waking a team of threads for: below, the waking takes longer than what it saves.</summary>
/// <param name="RowsOfPropagation">For the pass forward and backward, whose rows or layers are shared.</param>
/// <param name="RowsOfEvaluation">For the pass forward.</param>
/// <param name="RowsOfUpdate">For the gradients of the weights and their update, whose panels are shared.</param>
internal sealed record SharingPlan(long RowsOfPropagation, long RowsOfEvaluation, long RowsOfUpdate)
{
    // About 20 µs of one core: a thread that has to be woken from sleep takes as long to come.
    private const double WorthwhileFlops = 2e6;

    // A parameter's update takes as long as that many floating-point operations: Adam moves 24 bytes.
    private const double FlopsOfUpdate = 64;

    public static SharingPlan Of(VaePlan plan)
    {
        double flopsOfDraw = plan.Stages.Sum(stage => stage.Flops);
        double flopsOfEvaluation = plan.Layers.Sum(layer => layer.Flops) + flopsOfDraw;
        double flopsOfRow = (double)plan.Training.Forward.Flops / plan.Data.Most + flopsOfDraw * plan.Draws.PerRow;
        double parameters = plan.Layers.Sum(layer => layer.ParameterCount) + plan.Stages.Sum(stage => stage.ParameterCount);
        int least = plan.SharesLayers ? 2 : 2 * PanelMath.Lanes; // a single row, or a single block of them, is nothing to share
        return new(
            Math.Max(least, (long)Math.Ceiling(WorthwhileFlops / (2 * flopsOfRow))),
            Math.Max(2 * PanelMath.Lanes, (long)Math.Ceiling(WorthwhileFlops / flopsOfEvaluation)),
            Math.Max(1, (long)Math.Ceiling((WorthwhileFlops - FlopsOfUpdate * parameters) / flopsOfRow)));
    }
}
