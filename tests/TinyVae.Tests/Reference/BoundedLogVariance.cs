namespace TinyVae.Tests.Reference;

/// <summary>
/// What a network's raw output becomes where it is read as a log-variance: itself within ±10, beyond that 10 + 10·t/(10 + t)
/// with t the excess, so that it stays within ±20 and its gradient never vanishes.
/// </summary>
internal static class BoundedLogVariance
{
    private const double Linear = 10;

    public static double Value(double raw)
    {
        double magnitude = Math.Abs(raw);
        if (magnitude <= Linear)
        {
            return raw;
        }

        double excess = magnitude - Linear;
        return Math.Sign(raw) * (Linear + (Linear * excess / (Linear + excess)));
    }

    public static double Derivative(double raw)
    {
        double excess = Math.Max(Math.Abs(raw) - Linear, 0);
        return Math.Pow(Linear / (Linear + excess), 2);
    }
}
