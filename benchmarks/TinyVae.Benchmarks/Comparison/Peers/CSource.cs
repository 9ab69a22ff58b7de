using System.Text.RegularExpressions;

namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>A peer's source in <c>peers/vae_*.c</c>, whose first comment says what it is called, needs and links.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">The peer's name in the tables.</param>
/// <param name="Needs">What has to be installed.</param>
/// <param name="Links">The linker's options.</param>
internal sealed partial record CSource(string Path, string Name, string Needs, string[] Links)
{
    /// <summary>Every peer there is, by name.</summary>
    public static IReadOnlyList<CSource> All { get; } =
    [
        .. Directory.GetFiles(PeerFiles.Folder, "vae_*.c").Select(Read).OrderBy(source => source.Name, StringComparer.Ordinal),
    ];

    private static CSource Read(string path)
    {
        var fields = Field().Matches(File.ReadAllText(path)).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        return new CSource(path, fields["name"], fields["needs"], fields["links"].Split(' '));
    }

    [GeneratedRegex(@"^(?:/\*|  ) (name|needs|links): (.*?)(?: \*/)?$", RegexOptions.Multiline)]
    private static partial Regex Field();
}
