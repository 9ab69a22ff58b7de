namespace TinyVae.Demo.Pictures;

/// <summary>The inverse of the cumulative distribution function Φ of the standard normal distribution.</summary>
internal static class NormalQuantile
{
    /// <summary>The x of which Φ(x) = <paramref name="probability"/>.</summary>
    /// <param name="probability">Between 0 and 1, both excluded.</param>
    public static double Of(double probability)
    {
        // Newton's method from 0: Φ is concave above 0 and convex below, so no step goes beyond the root, and each is shorter
        // than the one before until rounding is all that is left.
        double x = 0;
        double step = double.PositiveInfinity;
        double before;
        do
        {
            before = step;
            double density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
            step = (probability - Cumulative(x, density)) / density;
            x += step;
        }
        while (Math.Abs(step) < Math.Abs(before));
        return x;
    }

    // Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + x⁷/(3·5·7) + …)
    private static double Cumulative(double x, double density)
    {
        double sum = 0;
        double term = x;
        for (int odd = 3; Math.Abs(term) > 1e-17; odd += 2)
        {
            sum += term;
            term *= x * x / odd;
        }
        return 0.5 + density * sum;
    }
}
