using System.Xml.Linq;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>What the package's targets report has a page of help, as the rules of the generator have.</summary>
public sealed class BuildDiagnosticTests
{
    public static TheoryData<string> Codes { get; } = [.. Reports().Select(report => report.Attribute("Code")!.Value)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_error_or_warning_of_the_build_links_to_its_page(string code)
    {
        XElement report = Reports().Single(report => report.Attribute("Code")!.Value == code);

        Assert.EndsWith($"/generator/TinyVae.Generator/Diagnostics/{code}.md", report.Attribute("HelpLink")!.Value, StringComparison.Ordinal);
        Assert.Matches(
            @$"^# {code}: .+\n\n## Cause\n\n[\s\S]+\n\n## Wrong\n\n```[\s\S]+\n```\n\n## Right\n\n```[\s\S]+\n```\n$",
            File.ReadAllText(RepositoryFiles.Path("generator", "TinyVae.Generator", "Diagnostics", $"{code}.md")));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Its_code_is_no_rule_of_the_generator(string code) =>
        Assert.DoesNotContain(code, RuleList.All.Select(rule => rule.Id));

    private static IEnumerable<XElement> Reports() =>
        from target in XDocument.Load(RepositoryFiles.Path("src", "TinyVae", "build", "TinyVae.targets")).Root!.Elements("Target")
        from task in target.Elements()
        where task.Name == "Error" || task.Name == "Warning"
        select task;
}
