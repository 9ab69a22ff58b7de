using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Layout;

namespace TinyVae.Kernels;

/// <summary>
/// All memory of a model or of a trainer: one pinned managed array, addressed from its first cache line on.
/// Without a finalizer, and nothing to dispose of.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Arena
{
    /// <summary>Floats allocated beyond the length asked for, so that offset 0 can stand on a cache line of 64 bytes.</summary>
    public const int AlignmentSlack = ArenaLengths.AlignmentSlack;

    private const int CacheLineBytes = 64;

    private readonly float[] _floats;
    private readonly int _start;

    /// <summary>Allocates <paramref name="length"/> floats, all zero.</summary>
    /// <param name="length">Floats to address.</param>
    public Arena(int length)
    {
        _floats = GC.AllocateArray<float>(length + AlignmentSlack, pinned: true);
        long misalignment = Marshal.UnsafeAddrOfPinnedArrayElement(_floats, 0) & (CacheLineBytes - 1);
        _start = (int)((CacheLineBytes - misalignment) % CacheLineBytes) / sizeof(float);
        Length = length;
    }

    /// <summary>A part of another arena, from one of its cache lines on.</summary>
    /// <param name="whole">The arena whose memory it shares.</param>
    /// <param name="offset">The part's first float: a multiple of 16.</param>
    /// <param name="length">Floats to address.</param>
    public Arena(Arena whole, int offset, int length)
    {
        ArgumentNullException.ThrowIfNull(whole);
        _floats = whole._floats;
        _start = whole._start + offset;
        Length = length;
    }

    /// <summary>Floats that can be addressed.</summary>
    public int Length { get; }

    /// <summary>The float at <paramref name="offset"/>, not checked: the generator's memory plan is the check.</summary>
    /// <param name="offset">In floats, below <see cref="Length"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float At(int offset) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_floats), _start + offset);

    /// <summary>The floats from <paramref name="offset"/> on.</summary>
    /// <param name="offset">In floats.</param>
    /// <param name="length">In floats.</param>
    public Span<float> Slice(int offset, int length) => _floats.AsSpan(_start + offset, length);
}
