using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Declarations;

/// <summary>How a project refers to the library, and whether its own declarations stand before what generated code names in full.</summary>
internal sealed class LibraryReference
{
    private const string Global = "global";

    public LibraryReference(Compilation compilation, IAssemblySymbol library)
    {
        Alias = AliasOf(compilation.GetMetadataReference(library)?.Properties.Aliases ?? []);
        INamespaceSymbol project = compilation.Assembly.GlobalNamespace;
        IEnumerable<string> taken = GeneratedNames.OfSystem.Select(name => TakenPart(project, name)).OfType<string>().Distinct();
        if (Alias == Global && !SymbolEqualityComparer.Default.Equals(library, compilation.Assembly))
            taken = taken.Concat(TakenFrom(library.GlobalNamespace, project));
        TakenNames = [.. taken];
    }

    /// <summary>The alias that the library's names begin with: <c>global</c>, or the first where the reference has others only.</summary>
    public string Alias { get; }

    /// <summary>The full names that types or namespaces of the project take from the library and from System.</summary>
    public ImmutableArray<string> TakenNames { get; }

    private static string AliasOf(ImmutableArray<string> aliases) =>
        aliases.IsEmpty || aliases.Contains(Global) ? Global : Identifier.OfNamespace(aliases[0]);

    private static IEnumerable<string> TakenFrom(INamespaceSymbol library, INamespaceSymbol project)
    {
        foreach (INamespaceOrTypeSymbol theirs in library.GetMembers().Where(IsPublic))
        {
            foreach (INamespaceOrTypeSymbol ours in project.GetMembers(theirs.Name).Cast<INamespaceOrTypeSymbol>())
            {
                if (ours is INamespaceSymbol inner && theirs is INamespaceSymbol of)
                {
                    foreach (string name in TakenFrom(of, inner))
                        yield return name;
                }
                else if (Arity(ours) == Arity(theirs))
                {
                    yield return theirs.ToDisplayString();
                }
            }
        }
    }

    /// <summary>The part of a type's full name that means something of the project's; null for none.</summary>
    private static string? TakenPart(INamespaceSymbol project, string metadataName)
    {
        string[] parts = metadataName.Split('.');
        for (int part = 0; part < parts.Length; part++)
        {
            bool isLast = part == parts.Length - 1;
            INamespaceOrTypeSymbol[] found = [.. project.GetMembers(parts[part].Split('`')[0]).Cast<INamespaceOrTypeSymbol>()];
            if (found.FirstOrDefault(symbol => symbol.MetadataName == parts[part] && (isLast || symbol.IsType)) is { } taken)
                return taken.ToDisplayString();
            if (found.OfType<INamespaceSymbol>().FirstOrDefault() is not { } inner)
                return null;
            project = inner;
        }

        return null;
    }

    private static bool IsPublic(INamespaceOrTypeSymbol symbol) => symbol.IsNamespace || symbol.DeclaredAccessibility == Accessibility.Public;

    private static int Arity(INamespaceOrTypeSymbol symbol) => symbol is INamedTypeSymbol type ? type.Arity : 0;
}
