namespace TinyVae.Tests.Runtime.Numerics;

/// <summary>What <see cref="Math"/> lacks in double precision, accurate to some units in the last place of a double.</summary>
internal static class DoubleMath
{
    /// <summary>eˣ − 1: the rounding error of u = eˣ cancels in (u − 1)·x / log u (Kahan).</summary>
    public static double Expm1(double x)
    {
        double u = Math.Exp(x);
        return u == 1 ? x : u < 1e-3 || u > 1e3 ? u - 1 : (u - 1) * x / Math.Log(u);
    }

    /// <summary>log(1 + x), by the same device.</summary>
    public static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Abs(x) > 1e3 ? Math.Log(u) : Math.Log(u) * x / (u - 1);
    }

    public static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>erf(x) = 2/√π·e^−x²·Σ 2ⁿ x^(2n+1) / (2n+1)!!, whose terms all have the same sign.</summary>
    public static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
            return Math.Sign(x);

        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>P(Z ≤ z) for a standard normal Z.</summary>
    public static double NormalCumulative(double z) => 0.5 * (1 + Erf(z / Math.Sqrt(2)));
}
