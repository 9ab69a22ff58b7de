using System.Text.RegularExpressions;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>The page of help of a rule.</summary>
internal static class HelpPage
{
    public static string Of(string id) =>
        File.ReadAllText(RepositoryFiles.Path("generator", "TinyVae.Generator", "Diagnostics", $"{id}.md"));

    /// <summary>The example of what breaks the rule, and that rule alone: a class DigitVae.</summary>
    public static string WrongExample(string id) =>
        "using TinyVae;\n" + Regex.Match(Of(id), @"## Wrong\n\n```csharp\n(?<code>[\s\S]+?)\n```").Groups["code"].Value;
}
