using System.Diagnostics;
using System.Runtime.Intrinsics.X86;

namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>What every peer runs under, so that each is at its best on one thread; what is set already, stays.</summary>
internal static class PeerEnvironment
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["OMP_NUM_THREADS"] = "1",
        // PyTorch's own setting does not reach an OpenBLAS with threads of its own.
        ["OPENBLAS_NUM_THREADS"] = "1",
    };

    static PeerEnvironment()
    {
        // The kernels that OpenBLAS 0.3.21 picks itself on newer processors are up to five times slower than those for Skylake.
        if (Avx512F.IsSupported)
            Variables["OPENBLAS_CORETYPE"] = "SKYLAKEX";
    }

    /// <summary>The start of a program whose output is read.</summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach ((string name, string value) in Variables)
            start.Environment.TryAdd(name, value);
        return start;
    }
}
