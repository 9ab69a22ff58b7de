namespace TinyVae;

/// <summary>In each period a line from 0 to 1, then 1.</summary>
internal sealed class CyclicSchedule : Schedule
{
    private readonly long _period;
    private readonly double _rising;

    public CyclicSchedule(long period, double fraction)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        if (fraction is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The part of a period that rises must be above 0 and at most 1.");
        _period = period;
        _rising = fraction * period;
    }

    /// <inheritdoc/>
    public override double At(long step) => Math.Min(1, step % _period / _rising);
}
