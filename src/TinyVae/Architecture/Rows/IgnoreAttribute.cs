namespace TinyVae;

/// <summary>Of a row's type: no column. Rows that a model fills keep it as it is, and rows that it makes have its default.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class IgnoreAttribute : Attribute;
