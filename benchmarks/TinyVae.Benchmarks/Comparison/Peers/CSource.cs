using System.Text.RegularExpressions;

namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>A peer's source in <c>peers</c>, whose first comment says what it is called, needs and links.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">The peer's name in the tables.</param>
/// <param name="Needs">What has to be installed.</param>
/// <param name="Links">The linker's options.</param>
internal sealed partial record CSource(string Path, string Name, string Needs, string[] Links)
{
    /// <summary>Every peer of one hidden layer, by name: its sizes are known when it is compiled.</summary>
    public static IReadOnlyList<CSource> Dense { get; } = All("vae_*.c");

    /// <summary>Every peer of convolutional networks, by name: it is told the network by its arguments.</summary>
    public static IReadOnlyList<CSource> Convolutional { get; } = All("conv_*.c");

    private static CSource[] All(string pattern) =>
        [.. Directory.GetFiles(PeerFiles.Folder, pattern).Select(Read).OrderBy(source => source.Name, StringComparer.Ordinal)];

    private static CSource Read(string path)
    {
        var fields = Field().Matches(File.ReadAllText(path)).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        return new CSource(path, fields["name"], fields["needs"], fields["links"].Split(' '));
    }

    [GeneratedRegex(@"^(?:/\*|  ) (name|needs|links): (.*?)(?: \*/)?$", RegexOptions.Multiline)]
    private static partial Regex Field();
}
