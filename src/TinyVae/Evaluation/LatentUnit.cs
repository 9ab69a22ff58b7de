using System.Globalization;

namespace TinyVae;

/// <summary>What one unit of z does over many rows: how much it tells of them, and how its codes are spread.</summary>
/// <param name="KullbackLeibler">
/// KL(q(zⱼ given x) ‖ N(0, 1)) of the unit alone, in nats a row, averaged: with independent units, no flow and the prior N(0, I) these add up to the bound's.
/// </param>
/// <param name="Mean">The mean of the aggregated posterior q(zⱼ) = ⅟N Σ q(zⱼ given xᵢ); 0 if it matches N(0, 1).</param>
/// <param name="Variance">The variance of the aggregated posterior; 1 if it matches N(0, 1).</param>
/// <param name="VarianceOfMean">The part of it that is between rows, Var of E[zⱼ given x] over x; 0 for a unit that ignores x.</param>
public readonly record struct LatentUnit(double KullbackLeibler, double Mean, double Variance, double VarianceOfMean)
{
    /// <summary>What <see cref="VarianceOfMean"/> of an active unit is above.</summary>
    public const double ActiveAbove = 0.01;

    /// <summary>Whether z follows x in this unit, <see cref="VarianceOfMean"/> &gt; 0.01 (Burda, Grosse and Salakhutdinov, 2016, section 5.2).</summary>
    /// <exception cref="NotFiniteNumberException">It is NaN or infinite: a row or a parameter that it comes from is not finite.</exception>
    public bool IsActive => FiniteVarianceOfMean() > ActiveAbove;

    /// <summary>The number of active units.</summary>
    /// <param name="units">Any number of units.</param>
    /// <exception cref="NotFiniteNumberException">The variance that says so of one of them is NaN or infinite.</exception>
    public static int CountActive(ReadOnlySpan<LatentUnit> units)
    {
        int active = 0;
        foreach (LatentUnit unit in units)
            active += unit.IsActive ? 1 : 0;
        return active;
    }

    /// <summary>The four numbers by their names: not <see cref="IsActive"/>, so that a unit can be written whatever they are.</summary>
    public override string ToString() =>
        $"{nameof(LatentUnit)} {{ {nameof(KullbackLeibler)} = {KullbackLeibler}, {nameof(Mean)} = {Mean}, "
        + $"{nameof(Variance)} = {Variance}, {nameof(VarianceOfMean)} = {VarianceOfMean} }}";

    /// <summary>The same over one row more.</summary>
    /// <param name="weight">1 / rows, the new one included.</param>
    /// <param name="mean">E[zⱼ given x] of the new row.</param>
    /// <param name="variance">Var[zⱼ given x] of the new row.</param>
    /// <param name="kullbackLeibler">Its KL, in nats.</param>
    internal LatentUnit Append(double weight, double mean, double variance, double kullbackLeibler)
    {
        // Welford's recursion (1962) in means instead of sums: nothing grows with the rows, and nothing cancels.
        double rest = 1 - weight;
        double step = mean - Mean;
        double between = weight * step * step;
        return new LatentUnit(
            rest * KullbackLeibler + weight * kullbackLeibler,
            Mean + weight * step,
            rest * (Variance + between) + weight * variance,
            rest * (VarianceOfMean + between));
    }

    private double FiniteVarianceOfMean() => double.IsFinite(VarianceOfMean)
        ? VarianceOfMean
        : throw new NotFiniteNumberException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(VarianceOfMean)} is {VarianceOfMean}, which does not say whether the unit is active: a row or a parameter is not finite."),
            VarianceOfMean);
}
