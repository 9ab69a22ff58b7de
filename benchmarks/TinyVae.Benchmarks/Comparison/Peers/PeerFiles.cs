namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>Where the peers' sources are: beside the benchmarks' own binary.</summary>
internal static class PeerFiles
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "peers");
}
