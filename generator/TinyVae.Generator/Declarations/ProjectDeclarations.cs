using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TinyVae.Generator.Declarations;

/// <summary>What the pipeline keeps of a declaration.</summary>
/// <param name="Completion">Null where the class cannot have another half.</param>
/// <param name="HasProblems">Whether there is something to tell, which is found again where it then stands.</param>
internal sealed record ReadDeclaration(ClassCompletion? Completion, bool HasProblems);

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

    // Let go once the declarations are read: the pipeline must not keep it alive.
    private CSharpCompilation? _compilation = compilation;

    /// <summary>The declarations, in order. To be called once.</summary>
    public IEnumerable<ReadDeclaration> Read(MemoryCheck check, CancellationToken cancellation)
    {
        ImmutableArray<ReadDeclaration> declarations =
        [
            .. ProjectParser.Parse(_compilation!, check, cancellation)
                .Select(parsed => new ReadDeclaration(parsed.Completion, parsed.Problems.Length > 0)),
        ];
        _compilation = null;
        return declarations;
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
}
