namespace TinyVae;

/// <summary>A line from 0 to 1, then 1.</summary>
internal sealed class WarmUpSchedule : Schedule
{
    private readonly long _steps;

    public WarmUpSchedule(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        _steps = steps;
    }

    /// <inheritdoc/>
    public override double At(long step) => Math.Min(1, (double)step / _steps);
}
