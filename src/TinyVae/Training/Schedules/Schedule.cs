namespace TinyVae;

/// <summary>
/// A setting over the steps of training: a factor that multiplies it. A pure function of the step, so that a run can be resumed anywhere;
/// derive from it for one of your own.
/// </summary>
/// <remarks>Those made here give the same bits on every machine: they add, multiply, divide and take no function of a C library.</remarks>
public abstract class Schedule
{
    /// <summary>1 at every step.</summary>
    public static Schedule Constant { get; } = new ConstantSchedule();

    /// <summary>min(1, step / steps): 0 at step 0, rising evenly to 1 at step <paramref name="steps"/>, and 1 from there on.</summary>
    /// <param name="steps">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public static Schedule WarmUp(long steps) => new WarmUpSchedule(steps);

    /// <summary>
    /// The cyclical annealing of Fu et al. (2019, eq. 6 and 7): in each period a <see cref="WarmUp"/> over its first part, then 1. So 0 at
    /// step 0 and at every multiple of the period.
    /// </summary>
    /// <param name="period">Steps of a period, at least 1.</param>
    /// <param name="fraction">The part of each period that rises, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Schedule Cyclic(long period, double fraction) => new CyclicSchedule(period, fraction);

    /// <summary>factor^⌊step / every⌋: 1 for the first steps, and multiplied by the factor after each so many.</summary>
    /// <param name="every">Steps from one change to the next, at least 1.</param>
    /// <param name="factor">Finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Schedule StepDecay(long every, double factor) => new StepDecaySchedule(every, factor);

    /// <summary>factorPerStep^step: 1 at step 0.</summary>
    /// <param name="factorPerStep">Finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    public static Schedule Exponential(double factorPerStep) => new StepDecaySchedule(1, factorPerStep, nameof(factorPerStep));

    /// <summary>
    /// floor + (1 − floor)·(1 + cos(π·step / steps)) / 2: half a period of a cosine (Loshchilov and Hutter, 2017, eq. 5, without restarts),
    /// from 1 at step 0 to the floor at step <paramref name="steps"/>, and the floor from there on.
    /// </summary>
    /// <param name="steps">At least 1.</param>
    /// <param name="floor">What it ends at, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Schedule Cosine(long steps, double floor = 0) => new CosineSchedule(steps, floor);

    /// <summary>A factor for each of several stages.</summary>
    /// <param name="stages">The first step of each stage and its factor, in order: the first begins at step 0.</param>
    /// <exception cref="ArgumentException">There is no stage, the first begins later, one does not begin after the one before it, or a factor is negative or not finite.</exception>
    public static Schedule Piecewise(params ReadOnlySpan<(long FirstStep, double Factor)> stages) => new PiecewiseSchedule(stages);

    /// <summary>The product of this schedule and another.</summary>
    /// <param name="other">The other.</param>
    public Schedule Times(Schedule other) => new ProductSchedule(this, other);

    /// <summary>The factor that multiplies the setting.</summary>
    /// <param name="step">Updates made before: 0 for the first step.</param>
    /// <returns>Finite and not negative; anything else is refused by the step that asks for it, before anything changes.</returns>
    public abstract double At(long step);
}
