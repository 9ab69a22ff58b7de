namespace TinyVae;

/// <summary>A power of one factor: its exponent grows by 1 after each so many steps.</summary>
internal sealed class StepDecaySchedule : Schedule
{
    private readonly long _every;
    private readonly double _factor;

    public StepDecaySchedule(long every, double factor, string argument = "factor")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        if (!double.IsFinite(factor) || factor < 0)
            throw new ArgumentOutOfRangeException(argument, factor, "The factor must be finite and not negative.");
        _every = every;
        _factor = factor;
    }

    /// <inheritdoc/>
    public override double At(long step)
    {
        // By squares, as the library's power may differ between machines.
        double power = 1;
        double square = _factor;
        for (long exponent = step / _every; exponent > 0; exponent /= 2)
        {
            if (exponent % 2 == 1)
                power *= square;
            square *= square;
        }
        return power;
    }
}
