namespace TinyVae;

/// <summary>Of a row's type: the number is a count, and its column negative binomial (<see cref="ColumnKind.Count"/>); an unsigned integer is one by itself.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class CountAttribute : Attribute;
