using System.Globalization;

namespace TinyVae;

/// <summary>A factor for each of several stages.</summary>
internal sealed class PiecewiseSchedule : Schedule
{
    private readonly (long FirstStep, double Factor)[] _stages;

    public PiecewiseSchedule(ReadOnlySpan<(long FirstStep, double Factor)> stages)
    {
        if (stages.IsEmpty || stages[0].FirstStep != 0)
            throw new ArgumentException("The first stage must be one that begins at step 0.", nameof(stages));
        for (int i = 0; i < stages.Length; i++)
        {
            (long first, double factor) = stages[i];
            if (i > 0 && first <= stages[i - 1].FirstStep)
                throw new ArgumentException($"Stage {i} begins at step {first}; it must begin after step {stages[i - 1].FirstStep}, where the one before it does.", nameof(stages));
            if (!double.IsFinite(factor) || factor < 0)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Stage {i} has the factor {factor}; it must be finite and not negative."),
                    nameof(stages));
            }
        }
        _stages = [.. stages];
    }

    /// <inheritdoc/>
    public override double At(long step)
    {
        int stage = _stages.Length - 1;
        while (stage > 0 && _stages[stage].FirstStep > step)
            stage--;
        return _stages[stage].Factor;
    }
}
