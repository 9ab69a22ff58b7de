namespace TinyVae;

/// <summary>Of a row's type: the categories have an order (<see cref="ColumnKind.Ordinal"/>).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class OrdinalAttribute : Attribute
{
    /// <summary>Of an enum: its values, from the smallest on.</summary>
    public OrdinalAttribute()
    {
    }

    /// <summary>Of an integer: the numbers from one to another.</summary>
    /// <param name="least">The smallest.</param>
    /// <param name="most">The largest, above it.</param>
    public OrdinalAttribute(int least, int most) => (Least, Most) = (least, most);

    /// <summary>The smallest number, of an integer.</summary>
    public int Least { get; }

    /// <summary>The largest number, of an integer.</summary>
    public int Most { get; }
}
