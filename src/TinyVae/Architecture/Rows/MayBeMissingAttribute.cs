namespace TinyVae;

/// <summary>Of a row's type: the float or double may be NaN, which is that it is missing. A nullable type may be missing by itself.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class MayBeMissingAttribute : Attribute;
