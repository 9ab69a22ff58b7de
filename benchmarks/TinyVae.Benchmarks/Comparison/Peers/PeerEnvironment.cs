using System.Diagnostics;
using TinyVae.Benchmarks.Comparison.Measuring;

namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>
/// What every peer runs under, so that each is at its best on one thread, with the registers that all may use; what is set already, stays.
/// </summary>
internal static class PeerEnvironment
{
    /// <summary>The variables for what all may use.</summary>
    public static Dictionary<string, string> Variables(VectorWidth width)
    {
        Dictionary<string, string> variables = new()
        {
            ["OMP_NUM_THREADS"] = "1",
            // PyTorch's own setting does not reach an OpenBLAS with threads of its own.
            ["OPENBLAS_NUM_THREADS"] = "1",
        };
        // The kernels that OpenBLAS 0.3.21 picks itself on newer processors are up to five times slower than those for Skylake.
        if (width.Bits == 512)
            variables["OPENBLAS_CORETYPE"] = "SKYLAKEX";
        if (width.IsHeldBack)
        {
            variables["OPENBLAS_CORETYPE"] = "Haswell";
            variables["ONEDNN_MAX_CPU_ISA"] = "AVX2";
            // The name of the same before oneDNN 2.5; also of the one within PyTorch.
            variables["DNNL_MAX_CPU_ISA"] = "AVX2";
            variables["LIBXSMM_TARGET"] = "hsw";
            variables["ATEN_CPU_CAPABILITY"] = "avx2";
        }
        return variables;
    }

    /// <summary>The start of a program whose output is read.</summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach ((string name, string value) in Variables(VectorWidth.Current))
            start.Environment.TryAdd(name, value);
        return start;
    }
}
