using System.Runtime.InteropServices;

namespace TinyVae.Kernels;

/// <summary>An integer that many threads watch, on a cache line that holds nothing else.</summary>
[StructLayout(LayoutKind.Explicit, Size = 2 * CacheLineBytes)]
internal struct PaddedCounter
{
    private const int CacheLineBytes = 64;

    /// <summary>The integer.</summary>
    [FieldOffset(CacheLineBytes)]
    public int Value;
}
