using TinyVae.Tests.Runtime.Numerics;

namespace TinyVae.Tests.Reference;

/// <summary>A column whose cells are one of some categories, counted from 0.</summary>
/// <param name="categories">How many.</param>
internal abstract class ReferenceChoiceColumn(int categories) : ReferenceColumn
{
    public int Categories => categories;

    public override double[] Expect(double[] raw) => [.. Enumerable.Range(0, categories).Select(category => Math.Exp(LogDensity(category, raw)))];

    public override double Variance(double[] raw)
    {
        double[] probabilities = Expect(raw);
        double mean = probabilities.Select((probability, category) => category * probability).Sum();
        return probabilities.Select((probability, category) => Math.Pow(category - mean, 2) * probability).Sum();
    }
}

/// <summary>log p(x) = log softmax(l) at x.</summary>
/// <param name="categories">How many categories.</param>
internal sealed class ReferenceCategoryColumn(int categories) : ReferenceChoiceColumn(categories)
{
    public override int Parameters => Categories;

    public override double[] Encode(double x) => [.. Enumerable.Range(0, Categories).Select(category => x == category ? 1.0 : 0)];

    public override double LogDensity(double x, double[] raw) => raw[(int)x] - LogSum.OfExponentials(raw);

    public override double[] LogDensityGradient(double x, double[] raw) => [.. Encode(x).Zip(Expect(raw), (isIt, probability) => isIt - probability)];

    /// <summary>The first of the most probable.</summary>
    public override double Decide(double[] expectations) => Array.IndexOf(expectations, expectations.Max());
}

/// <summary>P(x ≤ j) = σ(tⱼ) with t₀ the first raw value, and tⱼ − tⱼ₋₁ = softplus(rawⱼ) + 10⁻⁶.</summary>
/// <param name="categories">How many categories.</param>
internal sealed class ReferenceOrdinalColumn(int categories) : ReferenceChoiceColumn(categories)
{
    public override int Parameters => Categories - 1;

    public override double[] Encode(double x) => [.. Enumerable.Range(0, Categories - 1).Select(category => x > category ? 1.0 : 0)];

    /// <summary>log(σ(b) − σ(a)) = log(1 − e^(a − b)) + log σ(b) + log σ(−a), which nothing cancels in.</summary>
    public override double LogDensity(double x, double[] raw)
    {
        int category = (int)x;
        double log = 0;
        if (category < Parameters)
            log -= DoubleMath.Softplus(-Threshold(raw, category));
        if (category > 0)
            log -= DoubleMath.Softplus(Threshold(raw, category - 1));
        if (category > 0 && category < Parameters)
            log += Math.Log(-DoubleMath.Expm1(-Distance(raw[category])));
        return log;
    }

    public override double[] LogDensityGradient(double x, double[] raw)
    {
        // By the thresholds that bound the category from above and below, which raw values up to their own move.
        int category = (int)x;
        double byUpper = category < Parameters ? DoubleMath.Sigmoid(-Threshold(raw, category)) : 0;
        double byLower = category > 0 ? -DoubleMath.Sigmoid(Threshold(raw, category - 1)) : 0;
        double byDistance = category > 0 && category < Parameters ? 1 / DoubleMath.Expm1(Distance(raw[category])) : 0;
        return [.. raw.Select((value, i) =>
        {
            double sum = (i <= category ? byUpper : 0) + (i <= category - 1 ? byLower : 0) + (i == category ? byDistance : 0);
            return i == 0 ? sum - (i == category ? byDistance : 0) : sum * DoubleMath.Sigmoid(value);
        })];
    }

    /// <summary>The median: the first category up to which the probabilities sum to more than a half.</summary>
    public override double Decide(double[] expectations)
    {
        double sum = 0;
        for (int category = 0; category < Categories - 1; category++)
        {
            sum += expectations[category];
            if (sum > 0.5)
                return category;
        }

        return Categories - 1;
    }

    private static double Threshold(double[] raw, int index) => raw[0] + raw[1..(index + 1)].Sum(Distance);

    private static double Distance(double raw) => DoubleMath.Softplus(raw) + 1e-6;
}
