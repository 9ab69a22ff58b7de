using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Model;

namespace TinyVae.Generator.Parsing;

/// <summary>
/// All that the models of a project are read from. Equal to what it was before as long as only the bodies of members have changed, so
/// that most keystrokes end here, before anything is bound.
/// </summary>
internal sealed class ProjectDeclarations(CSharpCompilation compilation) : IEquatable<ProjectDeclarations>
{
    private readonly string? _assembly = compilation.AssemblyName;
    private readonly CSharpCompilationOptions _options = compilation.Options;
    private readonly ImmutableArray<MetadataReference> _references = compilation.ExternalReferences;
    private readonly ImmutableArray<SyntaxTree> _files = compilation.SyntaxTrees;

    // Let go once the models are read: the pipeline must not keep it alive.
    private CSharpCompilation? _compilation = compilation;

    /// <summary>The models declared, in order. To be called once.</summary>
    public IEnumerable<VaeModel> ReadModels(CancellationToken cancellation)
    {
        CSharpCompilation bound = _compilation!;
        ImmutableArray<VaeModel> models =
        [
            .. AttributedClasses.In(_files, VaeAttributeData.ClassName)
                .Select(candidate => Read(candidate, bound, cancellation))
                .OfType<VaeModel>(),
        ];
        _compilation = null;
        return models;
    }

    /// <inheritdoc/>
    public bool Equals(ProjectDeclarations? other) =>
        other is not null &&
        _assembly == other._assembly &&
        _options.Equals(other._options) &&
        _references.SequenceEqual(other._references) &&
        _files.Length == other._files.Length &&
        _files.Zip(other._files, DeclareTheSame).All(same => same);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProjectDeclarations);

    /// <inheritdoc/>
    public override int GetHashCode() => _files.Length;

    private static bool DeclareTheSame(SyntaxTree file, SyntaxTree other) =>
        ReferenceEquals(file, other) || (file.Options.Equals(other.Options) && file.IsEquivalentTo(other, topLevel: true));

    private static VaeModel? Read(ClassDeclarationSyntax candidate, CSharpCompilation compilation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        INamedTypeSymbol? type = compilation.GetSemanticModel(candidate.SyntaxTree).GetDeclaredSymbol(candidate, cancellation);

        // Of a class with the attribute on two of its parts, which is an error, only the first part is a declaration.
        return type is not null &&
            VaeAttributeData.Of(type) is { ApplicationSyntaxReference: { } reference } attribute &&
            reference.SyntaxTree == candidate.SyntaxTree &&
            candidate.Span.Contains(reference.Span)
                ? DeclarationParser.Parse(type, attribute, compilation, cancellation).Model
                : null;
    }
}
