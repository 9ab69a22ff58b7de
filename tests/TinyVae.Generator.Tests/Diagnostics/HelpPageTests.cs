using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>The page of help of each rule says what is true.</summary>
public sealed class HelpPageTests
{
    public static TheoryData<string> Ids { get; } = [.. RuleList.All.Select(rule => rule.Id)];

    public static TheoryData<string> IdsOfDeclarations { get; } = [.. RuleList.OfDeclarations.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(IdsOfDeclarations))]
    public void The_wrong_example_breaks_this_rule_alone_and_the_right_one_none(string id)
    {
        Match page = Regex.Match(
            HelpPage.Of(id),
            @"^# (?<id>TVAE\d{3}): (?<title>.+)\n\n## Cause\n\n(?<cause>[\s\S]+)\n\n## Wrong\n\n```csharp\n(?<wrong>[\s\S]+)\n```\n\n## Right\n\n```csharp\n(?<right>[\s\S]+)\n```\n$");

        Assert.True(page.Success, "The page has not the sections Cause, Wrong and Right.");
        Assert.Equal(id, page.Groups["id"].Value);
        Assert.Equal(Rule(id).Title.ToString(), page.Groups["title"].Value, ignoreCase: true);
        Assert.Equal(id, Assert.Single(Compilations.Generate("using TinyVae;\n" + page.Groups["wrong"].Value).Problems).Id);
        Expect.Nothing("using TinyVae;\n" + page.Groups["right"].Value);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_an_error_that_links_to_its_page(string id)
    {
        DiagnosticDescriptor rule = Rule(id);

        Assert.Equal(DiagnosticSeverity.Error, rule.DefaultSeverity);
        Assert.EndsWith($"/generator/TinyVae.Generator/Diagnostics/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_language_that_the_page_calls_wrong_breaks_the_rule_of_the_language()
    {
        Match wrong = Regex.Match(HelpPage.Of(Rules.LanguageTooOld.Id), "<LangVersion>(?<version>.+)</LangVersion>");

        Assert.True(LanguageVersionFacts.TryParse(wrong.Groups["version"].Value, out LanguageVersion version));
        Generation generation = Compilations.Generate(version, "[TinyVae.Vae(Input = \"4\", Latent = 1)] partial class Model { }");
        Assert.Equal([Rules.LanguageTooOld.Id], generation.AllDiagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_is_headed_by_the_rule(string id) =>
        Assert.StartsWith($"# {id}: {Rule(id).Title}\n\n## Cause\n\n", HelpPage.Of(id), StringComparison.OrdinalIgnoreCase);

    private static DiagnosticDescriptor Rule(string id) => RuleList.All.Single(rule => rule.Id == id);
}
