using System.Reflection;
using Microsoft.CodeAnalysis;
using TinyVae.Generator.Diagnostics;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>All that the generator can tell.</summary>
internal static class RuleList
{
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [.. typeof(Rules).GetFields(BindingFlags.Static | BindingFlags.Public).Select(rule => (DiagnosticDescriptor)rule.GetValue(null)!)];

    /// <summary>Those that a declaration alone can break.</summary>
    public static IEnumerable<DiagnosticDescriptor> OfDeclarations => All.Except([Rules.LanguageTooOld, Rules.GeneratorFailed, Rules.OutOfSight]);
}
