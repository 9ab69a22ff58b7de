using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The Euclidean norm of the gradients of all parameters together, and what clipping makes of it.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GradientNorm
{
    /// <summary>Floats whose squares are added up in lanes before they go to a sum in double precision.</summary>
    private const int Block = 16 * Lanes.Count;

    /// <summary>A sum of squares so large that what underflowed in it does not count.</summary>
    private const double LargeSum = 1e-20;

    /// <summary>What PyTorch's clip_grad_norm_ adds to the norm.</summary>
    private const double Epsilon = 1e-6;

    /// <summary>√Σg², in one order at every width.</summary>
    /// <param name="gradients">Whole lanes: a multiple of 16.</param>
    /// <returns>Finite for finite gradients of any size.</returns>
    public static double Of<TLanes>(ReadOnlySpan<float> gradients)
        where TLanes : struct, ILanes<TLanes>
    {
        double sum = SumOfSquares<TLanes>(gradients, scale: 1);
        if (sum > LargeSum && double.IsFinite(sum))
            return Math.Sqrt(sum);

        // Squares became infinite or nothing: once more, scaled by a power of two that brings the largest to about 1.
        float peak = FiniteCheck.PeakOf<TLanes>(gradients);
        if (peak == 0 || !float.IsFinite(peak))
            return peak;
        int exponent = Math.Max(MathF.ILogB(peak), -120); // 2¹²⁰ is still a float
        return Math.ScaleB(Math.Sqrt(SumOfSquares<TLanes>(gradients, MathF.ScaleB(1, -exponent))), exponent);
    }

    /// <summary>
    /// What gradients are multiplied by so that their norm is at most <paramref name="largestNorm"/> (Pascanu, Mikolov and Bengio, 2013,
    /// algorithm 1): min(1, largest / (norm + 10⁻⁶)), as PyTorch's clip_grad_norm_.
    /// </summary>
    /// <param name="gradients">Whole lanes: a multiple of 16.</param>
    /// <param name="largestNorm">Above 0.</param>
    public static float ClipFactor<TLanes>(ReadOnlySpan<float> gradients, float largestNorm)
        where TLanes : struct, ILanes<TLanes>
        => (float)Math.Min(1, largestNorm / (Of<TLanes>(gradients) + Epsilon));

    /// <summary>Σ(scale·g)².</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static double SumOfSquares<TLanes>(ReadOnlySpan<float> gradients, float scale)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float first = ref MemoryMarshal.GetReference(gradients);
        nuint length = (nuint)gradients.Length;
        TLanes factor = TLanes.Broadcast(scale);
        double total = 0;
        nuint offset = 0;
        while (offset + Block <= length)
        {
            // Four sums side by side, or each addition would wait for the one before.
            TLanes sum0 = TLanes.Zero, sum1 = TLanes.Zero, sum2 = TLanes.Zero, sum3 = TLanes.Zero;
            for (nuint end = offset + Block; offset < end; offset += 4 * Lanes.Count)
            {
                sum0 = AddSquare(sum0, factor * TLanes.Load(ref first, offset));
                sum1 = AddSquare(sum1, factor * TLanes.Load(ref first, offset + Lanes.Count));
                sum2 = AddSquare(sum2, factor * TLanes.Load(ref first, offset + (2 * Lanes.Count)));
                sum3 = AddSquare(sum3, factor * TLanes.Load(ref first, offset + (3 * Lanes.Count)));
            }
            total += TLanes.Sum(sum0 + sum1 + (sum2 + sum3));
        }

        TLanes rest = TLanes.Zero;
        for (; offset < length; offset += Lanes.Count)
            rest = AddSquare(rest, factor * TLanes.Load(ref first, offset));
        return total + TLanes.Sum(rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes AddSquare<TLanes>(TLanes sum, TLanes value)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.MultiplyAdd(value, value, sum);
}
