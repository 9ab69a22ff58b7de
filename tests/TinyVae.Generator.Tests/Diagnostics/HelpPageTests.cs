using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>The page of help of each rule says what is true.</summary>
public sealed class HelpPageTests
{
    public static TheoryData<string> Ids { get; } = [.. new VaeAnalyzer().SupportedDiagnostics.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_wrong_example_breaks_this_rule_alone_and_the_right_one_none(string id)
    {
        Match page = Regex.Match(
            File.ReadAllText(RepositoryFiles.Path("generator", "TinyVae.Generator", "Diagnostics", $"{id}.md")),
            @"^# (?<id>TVAE\d{3}): (?<title>.+)\n\n## Cause\n\n(?<cause>[\s\S]+)\n\n## Wrong\n\n```csharp\n(?<wrong>[\s\S]+)\n```\n\n## Right\n\n```csharp\n(?<right>[\s\S]+)\n```\n$");

        Assert.True(page.Success, "The page has not the sections Cause, Wrong and Right.");
        Assert.Equal(id, page.Groups["id"].Value);
        Assert.Equal(Rule(id).Title.ToString(), page.Groups["title"].Value, ignoreCase: true);
        Assert.Equal(id, Assert.Single(await Compilations.Analyze("using TinyVae;\n" + page.Groups["wrong"].Value)).Id);
        await Expect.Nothing("using TinyVae;\n" + page.Groups["right"].Value);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_an_error_that_links_to_its_page(string id)
    {
        DiagnosticDescriptor rule = Rule(id);

        Assert.Equal(DiagnosticSeverity.Error, rule.DefaultSeverity);
        Assert.EndsWith($"/generator/TinyVae.Generator/Diagnostics/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
    }

    private static DiagnosticDescriptor Rule(string id) => new VaeAnalyzer().SupportedDiagnostics.Single(rule => rule.Id == id);
}
