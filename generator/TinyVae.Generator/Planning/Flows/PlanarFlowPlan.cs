namespace TinyVae.Generator.Planning;

/// <summary>A planar flow: PlanarFlow of the runtime library, which says how its parameters lie.</summary>
/// <param name="Steps">Steps of the flow.</param>
/// <param name="Units">Units of z.</param>
/// <param name="Offset">Its first float in the flat parameters.</param>
internal sealed record PlanarFlowPlan(int Steps, int Units, long Offset) : FlowPlan(Steps, Units, Offset)
{
    /// <summary>Numbers that the library keeps of a step, each in 16 lanes.</summary>
    private const int NumbersOfStep = 10;

    public override string Type => "PlanarFlow";

    public override string Kind => "planar";

    public override string Formula => "z + û·tanh(wᵀz + b)";

    /// <summary>PlanarFlow.ScratchLength of the runtime library.</summary>
    public override long Workspace => PreparedLength + VaePlan.RowLanesLength(Units);

    protected override long StepLength => 2 * Padded + PanelMath.Lanes;

    protected override int LinesOfStep => 3;

    protected override long PreparedLength => Steps * (3 * Padded + NumbersOfStep * PanelMath.Lanes);

    protected override IEnumerable<TensorPlan> TensorsOfStep(int step)
    {
        long offset = Offset + step * StepLength;
        yield return new($"flow.{step}.u", Units, Inputs: 0, offset);
        yield return new($"flow.{step}.w", Units, Inputs: 0, offset + Padded);
        yield return new($"flow.{step}.b", 1, Inputs: 0, offset + 2 * Padded);
    }

    private long Padded => PanelMath.Padded(Units);
}
