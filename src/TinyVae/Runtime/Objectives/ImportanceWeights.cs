using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The importance-weighted bound of k draws a row, log ⅟ₖ Σ wₛ with log wₛ = log p(x|zₛ) − β·(log q(zₛ|x) − log p(zₛ)) (Burda, Grosse and
/// Salakhutdinov, 2016, eq. 8), and the weights w̃ₛ = wₛ / Σ w of its gradient, Σ w̃ₛ·∇ log wₛ (eq. 14).
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ImportanceWeights
{
    /// <summary>The bound of each row and the weights of its draws, which lie side by side. All memory is of whole 16 floats.</summary>
    /// <param name="logDensities">log p(x|z) of each draw.</param>
    /// <param name="logRatios">log q(z|x) − log p(z) of each draw.</param>
    /// <param name="klWeight">β.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="samples">k.</param>
    /// <param name="totalRows">What the weights are divided by: the rows of the whole batch, of which these may be a part.</param>
    /// <param name="weights">w̃ / totalRows of each draw.</param>
    /// <param name="bounds">The bound of each row, in nats; 0 in the lanes beyond the rows.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Normalize<TLanes>(
        ref float logDensities,
        ref float logRatios,
        float klWeight,
        int rows,
        int samples,
        int totalRows,
        ref float weights,
        ref float bounds)
        where TLanes : struct, ILanes<TLanes>
    {
        nuint draws = (nuint)(rows * samples);
        TLanes minusBeta = TLanes.Broadcast(-klWeight);
        for (nuint draw = 0; draw < draws; draw += Lanes.Count)
        {
            TLanes logWeights = TLanes.MultiplyAdd(minusBeta, TLanes.Load(ref logRatios, draw), TLanes.Load(ref logDensities, draw));
            TLanes.Store(logWeights, ref weights, draw);
        }

        SubtractPeaks(ref weights, rows, samples, ref bounds);
        for (nuint draw = 0; draw < draws; draw += Lanes.Count)
            TLanes.Store(LaneMath.ExpNonPositive(TLanes.Load(ref weights, draw)), ref weights, draw);

        Span<float> means = stackalloc float[Lanes.Count];
        for (int first = 0; first < rows; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, rows - first);
            for (int lane = 0; lane < count; lane++)
                means[lane] = DivideBySum(ref Unsafe.Add(ref weights, (first + lane) * samples), samples, totalRows);
            TLanes bound = TLanes.Load(ref bounds, (nuint)first) + LaneMath.Log(TLanes.Load(ref means[0], 0));
            TLanes.Store(bound & TLanes.FirstLanes(count), ref bounds, (nuint)first);
        }
    }

    /// <summary>The mean of the draws' log-densities in the bound's gradient: each counts by its weight.</summary>
    /// <param name="logDensities">log p(x|z) of each draw of the batch.</param>
    /// <param name="weights">w̃ / totalRows of each.</param>
    /// <param name="draws">Draws.</param>
    public static double Mean(ref float logDensities, ref float weights, int draws)
    {
        double sum = 0;
        for (int draw = 0; draw < draws; draw++)
            sum += (double)Unsafe.Add(ref weights, draw) * Unsafe.Add(ref logDensities, draw);
        return sum;
    }

    /// <summary>Takes the largest of each row's values from them.</summary>
    private static void SubtractPeaks(ref float values, int rows, int samples, ref float peaks)
    {
        for (int row = 0; row < rows; row++)
        {
            float peak = values;
            for (int sample = 1; sample < samples; sample++)
                peak = Math.Max(peak, Unsafe.Add(ref values, sample));
            for (int sample = 0; sample < samples; sample++)
                Unsafe.Add(ref values, sample) -= peak;
            Unsafe.Add(ref peaks, row) = peak;
            values = ref Unsafe.Add(ref values, samples);
        }
    }

    /// <summary>Divides a row's values by their sum and the rows; gives their mean.</summary>
    private static float DivideBySum(ref float values, int samples, int totalRows)
    {
        double sum = 0;
        for (int sample = 0; sample < samples; sample++)
            sum += Unsafe.Add(ref values, sample);
        double factor = 1 / (sum * totalRows);
        for (int sample = 0; sample < samples; sample++)
        {
            float weight = (float)(Unsafe.Add(ref values, sample) * factor);
            Unsafe.Add(ref values, sample) = weight < Negligible.Gradient ? 0 : weight;
        }

        return (float)(sum / samples);
    }
}
