namespace TinyVae.Benchmarks.Results;

/// <summary>Whose results stand side by side.</summary>
internal static class Contender
{
    public const string TinyVae = "TinyVae";
    public const string Torch = "PyTorch";
}
