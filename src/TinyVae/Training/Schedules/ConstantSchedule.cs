namespace TinyVae;

/// <summary>1 at every step.</summary>
internal sealed class ConstantSchedule : Schedule
{
    /// <inheritdoc/>
    public override double At(long step) => 1;
}
