namespace TinyVae;

/// <summary>Of a row's type: the number is a count, and its column Poisson (<see cref="ColumnKind.Poisson"/>).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class PoissonAttribute : Attribute;
