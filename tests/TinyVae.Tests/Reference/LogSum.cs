namespace TinyVae.Tests.Reference;

/// <summary>Sums of numbers given by their logarithms.</summary>
internal static class LogSum
{
    /// <summary>log Σ exp(values), the largest taken out so that nothing overflows.</summary>
    public static double OfExponentials(IReadOnlyCollection<double> values)
    {
        double largest = values.Max();
        return largest + Math.Log(values.Sum(value => Math.Exp(value - largest)));
    }
}
