namespace TinyVae;

/// <summary>Of a row's type: the number may lie far away now and then, and its column is Student's t (<see cref="ColumnKind.StudentT"/>).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class StudentTAttribute : Attribute;
