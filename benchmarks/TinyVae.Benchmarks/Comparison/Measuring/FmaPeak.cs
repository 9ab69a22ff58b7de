using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TinyVae.Benchmarks.Comparison.Measuring;

/// <summary>
/// What one core can do at most: multiply-adds of the widest registers that touch no memory, in twelve independent chains, which
/// cover the latency of two units and fit sixteen registers.
/// </summary>
internal static class FmaPeak
{
    private const int Chains = 12;
    private const int Rounds = 20_000;
    private const int Repetitions = 500;

    /// <summary>Floating-point operations a second: the best of some runs.</summary>
    public static double Measure()
    {
        double best = 0;
        for (int i = 0; i < Repetitions; i++)
            best = Math.Max(best, MeasureOnce());
        return best;
    }

    private static double MeasureOnce()
    {
        bool wide = Vector512.IsHardwareAccelerated;
        int lanes = wide ? Vector512<float>.Count : Vector<float>.Count;
        long start = Stopwatch.GetTimestamp();
        float result = wide ? Wide(0.9999f, 0.0001f) : Narrow(0.9999f, 0.0001f);
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        // The chains converge to 1; to look at the result keeps the compiler from dropping them.
        if (!float.IsFinite(result))
            throw new NotFiniteNumberException("The chains of multiply-adds diverged.", result);
        return 2.0 * lanes * Chains * Rounds / time.TotalSeconds;
    }

    // Inlined into its caller, the loop would keep its chains in memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Wide(float factor, float term)
    {
        Vector512<float> f = Vector512.Create(factor), t = Vector512.Create(term);
        Vector512<float> a = t, b = t, c = t, d = t, e = t, g = t, h = t, i = t, j = t, k = t, l = t, m = t;
        for (int round = 0; round < Rounds; round++)
        {
            a = Vector512.MultiplyAddEstimate(a, f, t);
            b = Vector512.MultiplyAddEstimate(b, f, t);
            c = Vector512.MultiplyAddEstimate(c, f, t);
            d = Vector512.MultiplyAddEstimate(d, f, t);
            e = Vector512.MultiplyAddEstimate(e, f, t);
            g = Vector512.MultiplyAddEstimate(g, f, t);
            h = Vector512.MultiplyAddEstimate(h, f, t);
            i = Vector512.MultiplyAddEstimate(i, f, t);
            j = Vector512.MultiplyAddEstimate(j, f, t);
            k = Vector512.MultiplyAddEstimate(k, f, t);
            l = Vector512.MultiplyAddEstimate(l, f, t);
            m = Vector512.MultiplyAddEstimate(m, f, t);
        }
        return Vector512.Sum(a + b + c + d + e + g + h + i + j + k + l + m);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Narrow(float factor, float term)
    {
        Vector<float> f = new(factor), t = new(term);
        Vector<float> a = t, b = t, c = t, d = t, e = t, g = t, h = t, i = t, j = t, k = t, l = t, m = t;
        for (int round = 0; round < Rounds; round++)
        {
            a = Vector.MultiplyAddEstimate(a, f, t);
            b = Vector.MultiplyAddEstimate(b, f, t);
            c = Vector.MultiplyAddEstimate(c, f, t);
            d = Vector.MultiplyAddEstimate(d, f, t);
            e = Vector.MultiplyAddEstimate(e, f, t);
            g = Vector.MultiplyAddEstimate(g, f, t);
            h = Vector.MultiplyAddEstimate(h, f, t);
            i = Vector.MultiplyAddEstimate(i, f, t);
            j = Vector.MultiplyAddEstimate(j, f, t);
            k = Vector.MultiplyAddEstimate(k, f, t);
            l = Vector.MultiplyAddEstimate(l, f, t);
            m = Vector.MultiplyAddEstimate(m, f, t);
        }
        return Vector.Sum(a + b + c + d + e + g + h + i + j + k + l + m);
    }
}
