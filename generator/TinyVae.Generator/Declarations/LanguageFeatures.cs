using Microsoft.CodeAnalysis.CSharp;

namespace TinyVae.Generator.Declarations;

/// <summary>What the project's version of C# has of what generated code is written with.</summary>
/// <param name="HasNullableAnnotations">Since C# 8.</param>
/// <param name="HasStaticAbstractMembers">Since C# 11: without them no class can implement the interface of models.</param>
/// <param name="HasRefStructArguments">Since C# 13, <c>allows ref struct</c>: the kernels of a network need it.</param>
internal readonly record struct LanguageFeatures(bool HasNullableAnnotations, bool HasStaticAbstractMembers, bool HasRefStructArguments)
{
    public static LanguageFeatures Of(LanguageVersion version) =>
        new(version >= LanguageVersion.CSharp8, version >= LanguageVersion.CSharp11, version >= LanguageVersion.CSharp13);
}
