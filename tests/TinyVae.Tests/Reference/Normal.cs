namespace TinyVae.Tests.Reference;

/// <summary>The standard normal distribution in double precision.</summary>
internal static class Normal
{
    /// <summary>φ(x) = exp(−x²/2)/√(2π).</summary>
    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Φ(x) = ½ + φ(x)·Σ x²ⁿ⁺¹/(2n+1)!!: all terms of one sign, so nothing cancels in the sum.</summary>
    public static double Cumulative(double x)
    {
        if (Math.Abs(x) > 9)
        {
            return x > 0 ? 1 : 0;
        }

        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= x * x / ((2 * n) + 1);
            sum += term;
        }

        return 0.5 + (Density(x) * sum);
    }
}
