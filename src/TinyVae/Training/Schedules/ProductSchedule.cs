namespace TinyVae;

/// <summary>The product of two schedules.</summary>
internal sealed class ProductSchedule : Schedule
{
    private readonly Schedule _left;
    private readonly Schedule _right;

    public ProductSchedule(Schedule left, Schedule right)
    {
        ArgumentNullException.ThrowIfNull(right, "other");
        _left = left;
        _right = right;
    }

    /// <inheritdoc/>
    public override double At(long step) => _left.At(step) * _right.At(step);
}
