namespace TinyVae;

/// <summary>Of a row's type: the number is above 0, and its column log-normal (<see cref="ColumnKind.Positive"/>).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class PositiveAttribute : Attribute;
