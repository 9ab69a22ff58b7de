using System.Text.RegularExpressions;
using TinyVae.Generator.Declarations;
using TinyVae.Generator.Printing;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Structure;

/// <summary>
/// What of the generator may know what. A file says in its usings which folders it needs: the build lets no unneeded one stand, and a
/// folder's files are in the namespace of its name.
/// </summary>
public sealed partial class FolderTests
{
    private const string Root = "TinyVae.Generator";

    private static readonly SourceFile[] Files =
    [
        .. Directory.EnumerateFiles(RepositoryFiles.Path("generator", Root), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFiles.Path("generator", Root), path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal))
            .Select(SourceFile.Read),
    ];

    [Fact]
    public void A_file_is_in_the_namespace_of_its_folder() => Assert.All(
        Files.Where(file => file.Name != "CompilerServices"), // of the framework, where the language looks for it
        file => Assert.Contains($"namespace {(file.Folder.Length == 0 ? Root : $"{Root}.{file.Folder}")};", file.Text, StringComparison.Ordinal));

    [Fact]
    public void No_folder_is_in_a_circle_with_another()
    {
        var left = Files
            .Where(file => file.Folder.Length > 0)
            .GroupBy(file => file.Folder)
            .ToDictionary(folder => folder.Key, folder => folder.SelectMany(file => file.Needs).Where(other => other != folder.Key).ToHashSet());
        Assert.True(left.Count > 10, "The folders were not found.");

        while (left.Where(folder => !folder.Value.Overlaps(left.Keys)).Select(folder => folder.Key).ToArray() is { Length: > 0 } free)
        {
            foreach (string folder in free)
                left.Remove(folder);
        }

        Assert.True(left.Count == 0, $"In a circle, or in need of one: {string.Join("; ", left.Select(folder => $"{folder.Key} → {string.Join(", ", folder.Value.Intersect(left.Keys))}"))}");
    }

    [Fact]
    public void What_reads_a_declaration_knows_nothing_of_plans_or_of_printing()
    {
        SourceFile[] readers = [.. Files.Where(file => file.Folder is "Text" or "Attributes" or "Declarations" || ReaderName().IsMatch(file.Name))];

        Assert.True(readers.Length > 35);
        Assert.All(readers, file => Assert.Empty(Named(PlanOrPrint(), file)));
        Assert.All(readers, file => Assert.Empty(file.Needs.Intersect(["Programs", "Writing", "Networks", "Printing"])));
    }

    [Fact]
    public void Planning_prints_nothing()
    {
        SourceFile[] planners = [.. Files.Where(file => file.Folder is "Programs" or "Networks" || PlannerName().IsMatch(file.Name))];

        Assert.True(planners.Length > 30);
        Assert.All(planners, file => Assert.Empty(Named(Print(), file)));
        Assert.All(planners, file => Assert.Empty(file.Needs.Intersect(["Writing", "Printing"])));
    }

    [Fact]
    public void Every_name_of_System_that_generated_code_is_given_is_looked_for_in_the_project() =>
        Assert.All(UsingsEmitter.TargetsInSystem, target => Assert.Contains(target, GeneratedNames.OfSystem));

    private static IEnumerable<string> Named(Regex names, SourceFile file) =>
        names.Matches(Comment().Replace(file.Text, "")).Select(match => match.Value);

    [GeneratedRegex("(Grammar|Property|Properties|Model)$")]
    private static partial Regex ReaderName();

    [GeneratedRegex("(Plan|Operations|Program|Values)$")]
    private static partial Regex PlannerName();

    [GeneratedRegex(@"\b\w+(Plan|Emitter|Writer)\b")]
    private static partial Regex PlanOrPrint();

    [GeneratedRegex(@"\b\w*(Emitter|SourceWriter)\b")]
    private static partial Regex Print();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    /// <param name="Name">Without its ending.</param>
    /// <param name="Folder">The folder of the generator that it stands in, however deep; empty for none.</param>
    /// <param name="Text">What it holds.</param>
    private sealed partial record SourceFile(string Name, string Folder, string Text)
    {
        /// <summary>The folders that it needs.</summary>
        public IEnumerable<string> Needs => Using().Matches(Text).Select(match => match.Groups[1].Value);

        public static SourceFile Read(string path) => new(
            Path.GetFileNameWithoutExtension(path),
            path.Contains('/', StringComparison.Ordinal) ? path.Split('/')[0] : "",
            File.ReadAllText(RepositoryFiles.Path("generator", Root, path)));

        [GeneratedRegex(@"^using TinyVae\.Generator\.(\w+);", RegexOptions.Multiline)]
        private static partial Regex Using();
    }
}
