using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

public readonly ref partial struct MixturePrior
{
    private const float LargestInverseDeviation = 22027f;

    /// <inheritdoc/>
    public void AddTerms<TLanes>(ref float z, int stride, int draws, ref float terms)
        where TLanes : struct, ILanes<TLanes>
    {
        Prepare<TLanes>();
        for (int first = 0; first < draws; first += Lanes.Count)
            AddTermsOfBlock<TLanes>(ref z, stride, first, Math.Min(Lanes.Count, draws - first), ref terms, ref ComponentLines, Lanes.Count);
    }

    /// <inheritdoc/>
    // Saved is, [components][savedStride], the probability of each component given z, of each draw; 0 up to a whole 16 of draws.
    public TLanes AddTermsSaving<TLanes>(ref float z, int stride, int draws, ref float terms, ref float saved, int savedStride)
        where TLanes : struct, ILanes<TLanes>
    {
        Prepare<TLanes>();
        TLanes peak = TLanes.Zero;
        for (int first = 0; first < draws; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, draws - first);
            ref float ofBlock = ref Unsafe.Add(ref saved, first);
            TLanes logDensity = AddTermsOfBlock<TLanes>(ref z, stride, first, count, ref terms, ref ofBlock, savedStride);
            peak = TLanes.MaxBits(peak, TLanes.Abs(logDensity) & TLanes.FirstLanes(count));
        }

        // With d² = (z − m)² / s², γ·d² ≤ 2·(|log p(z)| + 10·units + 1), since no log-variance is below −20; and 1/s ≤ e¹⁰.
        return TLanes.Broadcast(LargestInverseDeviation) * (peak + peak + TLanes.Broadcast(20f * _units + 2));
    }

    /// <summary>Up to 16 draws; gives their log p(z).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private TLanes AddTermsOfBlock<TLanes>(
        ref float z, int stride, int first, int count, ref float terms, ref float components, int componentStride)
        where TLanes : struct, ILanes<TLanes>
    {
        // The constant −½·units·log 2π is in both densities, and in neither here.
        RowLanes.Load<TLanes>(ref Unsafe.Add(ref z, first * Lanes.Count), stride, 1, _units, count, ref LatentLines);
        TLanes squares = TLanes.Zero;
        for (nuint line = 0; line < (nuint)_units * Lanes.Count; line += Lanes.Count)
        {
            TLanes value = TLanes.Load(ref LatentLines, line);
            squares = TLanes.MultiplyAdd(value, value, squares);
        }

        TLanes logDensity = Weigh<TLanes>(ref components, componentStride, TLanes.FirstLanes(count));
        TLanes term = TLanes.MultiplyAdd(squares, TLanes.Broadcast(-0.5f), -logDensity);
        LaneValues.Add(term, ref Unsafe.Add(ref terms, first), count);
        return logDensity;
    }

    /// <summary>log Σₖ πₖ·N(z; mₖ, sₖ²) of the lines of z, and the share of each component in it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private TLanes Weigh<TLanes>(ref float components, int componentStride, TLanes rows)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes largest = TLanes.Broadcast(float.NegativeInfinity);
        for (int component = 0; component < _components; component++)
        {
            TLanes distance = SquaredDistance<TLanes>(component);
            TLanes logDensity = TLanes.MultiplyAdd(distance, TLanes.Broadcast(-0.5f), TLanes.Broadcast(Unsafe.Add(ref Normalizers, component)));
            TLanes.Store(logDensity, ref components, (nuint)(component * componentStride));
            largest = TLanes.Max(largest, logDensity);
        }

        TLanes sum = TLanes.Zero;
        for (int component = 0; component < _components; component++)
        {
            nuint place = (nuint)(component * componentStride);
            TLanes difference = TLanes.Load(ref components, place) - largest;
            TLanes share = LaneMath.IfFinite(LaneMath.ExpNonPositive(difference), difference);
            TLanes.Store(share, ref components, place);
            sum += share;
        }

        TLanes scale = rows & (TLanes.Broadcast(1) / sum);
        for (int component = 0; component < _components; component++)
        {
            nuint place = (nuint)(component * componentStride);
            TLanes.Store(TLanes.Load(ref components, place) * scale, ref components, place);
        }

        return largest + LaneMath.Log(sum);
    }

    /// <summary>Σ (z − mₖ)² / sₖ² of the lines of z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes SquaredDistance<TLanes>(int component)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sum = TLanes.Zero;
        for (int unit = 0; unit < _units; unit++)
        {
            nuint place = Place(component, unit) + (nuint)(unit % Lanes.Count);
            TLanes difference = TLanes.Load(ref LatentLines, (nuint)(unit * Lanes.Count)) - TLanes.Broadcast(Unsafe.Add(ref Means, place));
            sum = TLanes.MultiplyAdd(difference * TLanes.Broadcast(Unsafe.Add(ref Precisions, place)), difference, sum);
        }

        return sum;
    }
}
