using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TinyVae.Benchmarks.Comparison.Measuring;

/// <summary>How wide the registers are that all of a comparison may use.</summary>
/// <param name="Bits">Of one register.</param>
/// <param name="IsHeldBack">
/// Whether the processor has AVX-512 and the runtime was told to leave it alone, by <c>DOTNET_EnableAVX512=0</c>: then the peers have to
/// leave it alone as well.
/// </param>
internal sealed record VectorWidth(int Bits, bool IsHeldBack)
{
    private const int ExtendedFeatures = 7;
    private const int Avx512FoundationBit = 1 << 16;

    /// <summary>What this process may use.</summary>
    public static VectorWidth Current { get; } = new(
        Avx512F.IsSupported || Vector512.IsHardwareAccelerated ? 512 : 8 * Vector<byte>.Count,
        !Avx512F.IsSupported && ProcessorHasAvx512());

    public override string ToString() => $"registers of {Bits} bits{(IsHeldBack ? " (AVX-512 turned off)" : "")}";

    private static bool ProcessorHasAvx512() =>
        X86Base.IsSupported && X86Base.CpuId(0, 0).Eax >= ExtendedFeatures &&
        (X86Base.CpuId(ExtendedFeatures, 0).Ebx & Avx512FoundationBit) != 0;
}
