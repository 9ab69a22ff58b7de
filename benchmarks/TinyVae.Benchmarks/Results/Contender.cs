using TinyVae.Benchmarks.Comparison.Peers;

namespace TinyVae.Benchmarks.Results;

/// <summary>Whose results stand side by side.</summary>
internal static class Contender
{
    public const string TinyVae = "TinyVae";
    public const string Torch = "PyTorch";

    /// <summary>What a table's title ends in: hours after the search for PyTorch, that its rows are missing.</summary>
    public static string Missing(Torch? torch) => torch is null ? $"; {Torch} is left out: it was not found" : "";
}
