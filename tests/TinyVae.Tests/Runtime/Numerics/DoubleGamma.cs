namespace TinyVae.Tests.Runtime.Numerics;

/// <summary>log Γ and its kin in double precision, with some thirteen right digits of the result, next to the zeros too.</summary>
internal static class DoubleGamma
{
    private const double DigammaZero = 1.4616321449683623;

    /// <summary>From here on the asymptotic series below have the precision of a double.</summary>
    private const int Large = 12;

    public static double LogGamma(double x)
    {
        if (!(x > 0))
            return x == 0 ? double.PositiveInfinity : double.NaN;
        if (double.IsPositiveInfinity(x))
            return x;
        if (x < 0.5)
            return LogGammaOfOneAnd(x) - Math.Log(x);
        if (x < 1.5)
            return LogGammaOfOneAnd(x - 1);
        if (x < 2.5)
            return LogGammaOfOneAnd(x - 2) + DoubleMath.Log1p(x - 2);

        double product = 1;
        for (; x < Large; x++)
            product *= x;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + StirlingSeries(x) - Math.Log(product);
    }

    public static double Digamma(double x)
    {
        if (!(x > 0))
            return x == 0 ? double.NegativeInfinity : double.NaN;
        if (x >= Large)
            return Math.Log(x) - DigammaSeries(x);

        // ψ(x) − ψ(zero), every term of which is small where x is close to the zero.
        double distance = x - DigammaZero;
        double sum = 0;
        for (int n = 0; n < Large; n++)
            sum += distance / ((n + DigammaZero) * (n + x));
        double far = Large + DigammaZero;
        return sum + DoubleMath.Log1p(distance / far) - (DigammaSeries(Large + x) - DigammaSeries(far));
    }

    public static double StirlingError(double x)
    {
        if (!(x > 0))
            return x == 0 ? double.PositiveInfinity : double.NaN;

        double sum = 0;
        for (; x < Large; x++)
            sum += ((x + 0.5) * (DoubleMath.Log1p(x) - Math.Log(x))) - 1;
        return sum + StirlingSeries(x);
    }

    /// <summary>log Γ(1 + y) for |y| ≤ ½, every term of which is small where y is.</summary>
    private static double LogGammaOfOneAnd(double y)
    {
        double sum = 0;
        for (int n = 1; n < Large; n++)
            sum -= DoubleMath.Log1p(y / n);
        return sum + ((Large - 0.5) * DoubleMath.Log1p(y / Large)) + (y * Math.Log(Large + y)) - y
            + (StirlingSeries(Large + y) - StirlingSeries(Large));
    }

    /// <summary>δ(x) for large x.</summary>
    private static double StirlingSeries(double x)
    {
        double r = 1 / x;
        double z = r * r;
        double series = (1d / 1188) - (z * (691d / 360360));
        return r * ((1d / 12) - (z * ((1d / 360) - (z * ((1d / 1260) - (z * ((1d / 1680) - (z * series))))))));
    }

    /// <summary>log(x) − ψ(x) for large x.</summary>
    private static double DigammaSeries(double x)
    {
        double r = 1 / x;
        double z = r * r;
        double series = (1d / 132) - (z * (691d / 32760));
        series = (1d / 12) - (z * ((1d / 120) - (z * ((1d / 252) - (z * ((1d / 240) - (z * series)))))));
        return (0.5 * r) + (z * series);
    }
}
