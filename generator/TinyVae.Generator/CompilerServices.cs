namespace System.Runtime.CompilerServices;

/// <summary>Lets records compile for netstandard2.0.</summary>
internal static class IsExternalInit;

/// <summary>Lets a type take interpolated strings piece by piece there.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class InterpolatedStringHandlerAttribute : Attribute;
