using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TinyVae.Kernels;

/// <summary>
/// The taps of a kernel that bring a position of one side together with positions within the border of the other, along one axis: on its
/// big side, which a convolution reads and a transposed one gives, tap t of a small position is at big = small · stride + t − padding.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <param name="First">The first tap.</param>
/// <param name="Count">How many there are: of a small position one after another, of a big one a stride from each other.</param>
/// <param name="Position">The other side's position of the first tap: from there on of a small position forward, of a big one backward.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct KernelSpan(int First, int Count, int Position)
{
    /// <summary>The taps of a position on the small side.</summary>
    /// <param name="small">The position.</param>
    /// <param name="kernel">Taps of the kernel.</param>
    /// <param name="stride">Big positions from one small one to the next.</param>
    /// <param name="padding">Positions before the first big one.</param>
    /// <param name="size">Positions of the big side.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KernelSpan OfSmall(int small, int kernel, int stride, int padding, int size)
    {
        int before = padding - small * stride; // taps before the first big position
        int first = Math.Max(0, before);
        return new(first, Math.Max(0, Math.Min(kernel, size + before) - first), first - before);
    }

    /// <summary>The taps of a position on the big side.</summary>
    /// <param name="big">The position.</param>
    /// <param name="kernel">Taps of the kernel.</param>
    /// <param name="stride">Big positions from one small one to the next.</param>
    /// <param name="padding">Positions before the first big one.</param>
    /// <param name="size">Positions of the small side.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KernelSpan OfBig(int big, int kernel, int stride, int padding, int size)
    {
        int reach = big + padding; // the tap of small position 0
        int position = Math.Min(size - 1, reach / stride);
        int first = reach - position * stride;
        return new(first, first < kernel ? Math.Min(position, (kernel - 1 - first) / stride) + 1 : 0, position);
    }

    /// <summary>The small positions that a tap brings together with big ones: First to First + Count, whose first big one is Position.</summary>
    /// <param name="tap">The tap.</param>
    /// <param name="stride">Big positions from one small one to the next.</param>
    /// <param name="padding">Positions before the first big one.</param>
    /// <param name="big">Positions of the big side.</param>
    /// <param name="small">Positions of the small side.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KernelSpan OfTap(int tap, int stride, int padding, int big, int small)
    {
        int first = tap < padding ? (padding - tap + stride - 1) / stride : 0;
        int beyond = big + padding - tap; // small · stride must stay below
        int end = beyond <= 0 ? 0 : Math.Min(small, (beyond - 1) / stride + 1);
        return new(first, Math.Max(0, end - first), first * stride + tap - padding);
    }
}
