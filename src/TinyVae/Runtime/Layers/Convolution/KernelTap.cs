using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TinyVae.Kernels;

/// <summary>
/// Which positions a tap of a kernel brings together along one axis: on its big side, which a convolution reads and a transposed one gives,
/// the position big = small · stride + tap − padding.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelTap
{
    /// <summary>The position on the big side; negative where that is beyond its border.</summary>
    /// <param name="small">The position on the small side.</param>
    /// <param name="tap">The tap, from 0 on.</param>
    /// <param name="stride">Big positions from one small one to the next.</param>
    /// <param name="padding">Positions before the first big one.</param>
    /// <param name="size">Positions of the big side.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Big(int small, int tap, int stride, int padding, int size)
    {
        int big = small * stride + tap - padding;
        return big < size ? big : -1;
    }

    /// <summary>The position on the small side; negative where there is none.</summary>
    /// <param name="big">The position on the big side.</param>
    /// <param name="tap">The tap, from 0 on.</param>
    /// <param name="stride">Big positions from one small one to the next.</param>
    /// <param name="padding">Positions before the first big one.</param>
    /// <param name="size">Positions of the small side.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Small(int big, int tap, int stride, int padding, int size)
    {
        int offset = big + padding - tap;
        return offset >= 0 && offset % stride == 0 && offset / stride < size ? offset / stride : -1;
    }
}
