using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TinyVae.Generator.Declarations;

/// <summary>
/// What the syntax of one file tells about attributes on classes and records. Of a file that has not changed it is not read again.
/// </summary>
internal sealed class AttributedClasses
{
    private const string Suffix = "Attribute";

    private static readonly ConditionalWeakTable<SyntaxTree, AttributedClasses> Known = new();

    private readonly List<TypeDeclarationSyntax> _classes = [];
    private readonly List<UsingDirectiveSyntax> _aliases = [];

    private AttributedClasses(SyntaxTree tree)
    {
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes(static node => node is not MemberDeclarationSyntax || IsAround(node)))
        {
            if (node is TypeDeclarationSyntax { AttributeLists.Count: > 0 } type and (ClassDeclarationSyntax or RecordDeclarationSyntax))
                _classes.Add(type);
            else if (node is UsingDirectiveSyntax { Alias: not null } alias)
                _aliases.Add(alias);
        }
    }

    /// <summary>
    /// The classes and records of all files on which an attribute of the class <paramref name="attribute"/> may stand, going by its name.
    /// </summary>
    public static IEnumerable<TypeDeclarationSyntax> In(IEnumerable<SyntaxTree> trees, string attribute)
    {
        AttributedClasses[] files = [.. trees.Select(tree => Known.GetValue(tree, static tree => new(tree)))];
        HashSet<string> names = NamesOf(attribute, [.. files.SelectMany(file => file._aliases)]);
        return files.SelectMany(file => file._classes).Where(type => type.AttributeLists.SelectMany(list => list.Attributes).Any(IsNamed));

        bool IsNamed(AttributeSyntax written) => LastName(written.Name) is { } name && (names.Contains(name) || names.Contains(name + Suffix));
    }

    /// <summary>The name of the class, its aliases, and those of aliases.</summary>
    private static HashSet<string> NamesOf(string attribute, UsingDirectiveSyntax[] aliases)
    {
        HashSet<string> names = [attribute];
        int before;
        do
        {
            before = names.Count;
            foreach (UsingDirectiveSyntax alias in aliases.Where(alias => LastName(alias.Name) is { } target && names.Contains(target)))
                names.Add(alias.Alias!.Name.Identifier.ValueText);
        }
        while (names.Count > before);
        return names;
    }

    private static bool IsAround(SyntaxNode node) => node is BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static string? LastName(NameSyntax? name) => name switch
    {
        QualifiedNameSyntax qualified => LastName(qualified.Right),
        AliasQualifiedNameSyntax qualified => LastName(qualified.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };
}
