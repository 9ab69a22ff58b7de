namespace TinyVae.Generator.Planning;

/// <summary>N(μ, L·Lᵀ), L lower triangular with a positive diagonal.</summary>
internal sealed record FullCovariancePosterior : PosteriorPlan
{
    public override string Type => "FullCovarianceGaussian";

    public override string Words => "N(μ, L·Lᵀ), μ, 2·log Lᵢᵢ and L below its diagonal from the encoder";

    public override string Draw => "z = μ + L·ε, ε ~ N(0, I)";

    /// <summary>Side by side, each from a panel of its own on; L below the diagonal row by row.</summary>
    public override HeadPlan[] Heads(int units)
    {
        int lanes = PanelMath.Panels(units) * PanelMath.Lanes;
        HeadPlan[] diagonal = [new("posterior.mean", units), new("posterior.log_variance", units, lanes)];
        return units == 1 ? diagonal : [.. diagonal, new("posterior.lower", units * (units - 1) / 2, 2 * lanes)];
    }

    /// <summary>FullCovarianceGaussian.ScratchLength of the runtime library: the heads, and a vector of z.</summary>
    public override long InferenceWorkspace(int units) => OfHeads(units) + VaePlan.RowLanesLength(units);

    /// <summary>FullCovarianceTraining.ScratchLength of the runtime library: the heads, and three vectors of z.</summary>
    public override long TrainingWorkspace(int units) => OfHeads(units) + 3 * VaePlan.RowLanesLength(units);

    private long OfHeads(int units) => VaePlan.RowLanesLength(Heads(units).Last().UsedLanes);
}
