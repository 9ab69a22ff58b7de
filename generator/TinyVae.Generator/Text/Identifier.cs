using Microsoft.CodeAnalysis.CSharp;

namespace TinyVae.Generator.Text;

/// <summary>Names as source code must write them.</summary>
internal static class Identifier
{
    /// <summary>A namespace's name.</summary>
    public static string OfNamespace(string name) => IsKeyword(name) ? "@" + name : name;

    /// <summary>A type's name: lower-case ones are escaped too, since the compiler warns of every plain one (CS8981).</summary>
    public static string OfType(string name) => IsKeyword(name) || name.All(letter => letter is >= 'a' and <= 'z') ? "@" + name : name;

    private static bool IsKeyword(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None;
}
