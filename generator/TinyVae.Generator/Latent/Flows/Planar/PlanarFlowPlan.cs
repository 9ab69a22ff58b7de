using TinyVae.Generator.Layers;
using TinyVae.Layout;

namespace TinyVae.Generator.Latent;

/// <summary>A planar flow: PlanarFlow of the runtime library, which says how its parameters lie.</summary>
/// <param name="Steps">Steps of the flow.</param>
/// <param name="Units">Units of z.</param>
/// <param name="Offset">Its first float in the flat parameters.</param>
internal sealed record PlanarFlowPlan(int Steps, int Units, long Offset) : FlowPlan(Steps, Units, Offset)
{
    public override string Type => "PlanarFlow";

    public override string Kind => "planar";

    public override SummaryPlan Summary => new("PlanarFlowSummary", new(Units, Steps));

    public override string Formula => "z + û·tanh(wᵀz + b)";

    public override long Scratch => PlanarFlowLengths.Scratch(Steps, Units);

    protected override long StepLength => PlanarFlowLengths.Step(Units);

    protected override int LinesOfStep => PlanarFlowLengths.SavedLines;

    protected override long PreparedLength => Steps * PlanarFlowLengths.PreparedStep(Units);

    protected override IEnumerable<TensorPlan> TensorsOfStep(int step)
    {
        long offset = Offset + step * StepLength;
        yield return new($"flow.{step}.u", Units, Inputs: 0, offset);
        yield return new($"flow.{step}.w", Units, Inputs: 0, offset + Padded);
        yield return new($"flow.{step}.b", 1, Inputs: 0, offset + 2 * Padded);
    }

    private long Padded => PanelMath.Padded(Units);
}
