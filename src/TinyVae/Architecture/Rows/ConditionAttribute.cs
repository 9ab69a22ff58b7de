namespace TinyVae;

/// <summary>Of a row's type: no column but part of the condition that all is given, see <see cref="VaeAttribute.Condition"/>: a number as it is, a bool as 0 or 1, an enum one-hot. It must not be missing.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ConditionAttribute : Attribute;
