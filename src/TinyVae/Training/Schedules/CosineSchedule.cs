namespace TinyVae;

/// <summary>Half a period of a cosine from 1 down to a floor.</summary>
internal sealed class CosineSchedule : Schedule
{
    private readonly long _steps;
    private readonly double _floor;

    public CosineSchedule(long steps, double floor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (floor is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(floor), floor, "The floor must be from 0 to 1.");
        _steps = steps;
        _floor = floor;
    }

    /// <inheritdoc/>
    public override double At(long step)
    {
        // (1 + cos πx) / 2 = cos²(πx/2) = 1 − sin²(πx/2) = sin²(π(1 − x)/2)
        double x = Math.Min(1, (double)step / _steps);
        double sine = SineOfQuarter(Math.Min(x, 1 - x));
        double square = sine * sine;
        return _floor + ((1 - _floor) * (x < 0.5 ? 1 - square : square));
    }

    /// <summary>sin(πx/2) for x in [0, ½], by its Taylor series: the library's sine may differ between machines.</summary>
    private static double SineOfQuarter(double x)
    {
        double angle = Math.PI / 2 * x;
        double negativeSquare = -(angle * angle);
        double sum = 0;
        double term = angle;
        for (int order = 1; order <= 17; order += 2)
        {
            sum += term;
            term *= negativeSquare / ((order + 1) * (order + 2));
        }
        return sum;
    }
}
