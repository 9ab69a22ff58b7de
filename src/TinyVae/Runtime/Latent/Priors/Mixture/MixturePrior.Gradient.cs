using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

public readonly ref partial struct MixturePrior
{
    /// <summary>
    /// Adds the gradient of each draw's term to that of z: ∂/∂z = Σₖ γₖ·(z − mₖ) / sₖ² − z, γₖ the probability of component k given z.
    /// </summary>
    /// <inheritdoc/>
    // What is saved becomes each γₖ times its draw's weight.
    public void Gradient<TLanes>(ref float z, ref float dz, int stride, int draws, ref float weights, ref float saved, int savedStride)
        where TLanes : struct, ILanes<TLanes>
    {
        Prepare<TLanes>();
        for (int first = 0; first < draws; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, draws - first);
            ref float gradient = ref Unsafe.Add(ref dz, first * Lanes.Count);
            RowLanes.Load<TLanes>(ref Unsafe.Add(ref z, first * Lanes.Count), stride, 1, _units, count, ref LatentLines);
            RowLanes.Load<TLanes>(ref gradient, stride, 1, _units, count, ref GradientLines);
            TLanes weight = LaneValues.Gather<TLanes>(ref Unsafe.Add(ref weights, first), 1, count);
            AddGradient(weight, ref Unsafe.Add(ref saved, first), savedStride);
            RowLanes.Store<TLanes>(ref GradientLines, ref gradient, stride, 1, _units, count);
        }
    }

    /// <summary>
    /// The gradients of the parameters, summed over all draws, with w the weights: ∂/∂mₖ = −Σ w·γₖ·(z − mₖ) / sₖ²,
    /// ∂/∂log sₖ² = ½ Σ w·γₖ·(1 − (z − mₖ)² / sₖ²), ∂/∂logit πₖ = Σ w·(πₖ − γₖ). A team shares the components.
    /// </summary>
    /// <inheritdoc/>
    public void WeightGradient<TLanes, TUpdate>(
        ref float z, int stride, int draws, ref float saved, int savedStride, TeamMember member, in TUpdate update, int offset)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
    {
        Share share = member.Share(_components, 1);
        for (int component = share.From; component < share.To; component++)
            GradientOfComponent<TLanes, TUpdate>(component, ref z, stride, draws, ref Unsafe.Add(ref saved, component * savedStride), in update, offset);
        if (member.Index == 0)
            GradientOfLogits<TLanes, TUpdate>(draws, ref saved, savedStride, in update, offset);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void AddGradient<TLanes>(TLanes weight, ref float responsibilities, int componentStride)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes smallest = TLanes.Broadcast(Negligible.Gradient);
        for (int component = 0; component < _components; component++)
        {
            nuint place = (nuint)(component * componentStride);
            TLanes.Store(TLanes.ZeroBelow(weight * TLanes.Load(ref responsibilities, place), smallest), ref responsibilities, place);
        }

        for (int unit = 0; unit < _units; unit++)
        {
            nuint line = (nuint)(unit * Lanes.Count);
            TLanes value = TLanes.Load(ref LatentLines, line);
            TLanes sum = TLanes.MultiplyAdd(-weight, value, TLanes.Load(ref GradientLines, line));
            for (int component = 0; component < _components; component++)
            {
                nuint place = Place(component, unit) + (nuint)(unit % Lanes.Count);
                TLanes difference = value - TLanes.Broadcast(Unsafe.Add(ref Means, place));
                TLanes scaled = difference * TLanes.Broadcast(Unsafe.Add(ref Precisions, place));
                sum = TLanes.MultiplyAdd(scaled, TLanes.Load(ref responsibilities, (nuint)(component * componentStride)), sum);
            }

            TLanes.Store(TLanes.ZeroBelow(sum, smallest), ref GradientLines, line);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void GradientOfComponent<TLanes, TUpdate>(
        int component, ref float z, int stride, int draws, ref float responsibilities, in TUpdate update, int offset)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
    {
        for (int unit = 0; unit < _units; unit += Lanes.Count)
        {
            nuint place = Place(component, unit);
            TLanes mean = TLanes.Load(ref Means, place);
            TLanes logVariance = LogVariance.Bound(TLanes.Load(ref LogVariances, place), out TLanes derivative);
            TLanes precision = LaneMath.ExpModerate(-logVariance);
            TLanes sum = TLanes.Zero;
            TLanes first = TLanes.Zero;
            TLanes second = TLanes.Zero;
            for (int draw = 0; draw < draws; draw++)
            {
                TLanes share = TLanes.Broadcast(Unsafe.Add(ref responsibilities, draw));
                TLanes difference = TLanes.Load(ref z, (nuint)(unit / Lanes.Count * stride + draw * Lanes.Count)) - mean;
                TLanes moment = share * difference;
                sum += share;
                first += moment;
                second = TLanes.MultiplyAdd(moment, difference, second);
            }

            TLanes ofLogVariance = TLanes.MultiplyAdd(-second, precision, sum) * (derivative * TLanes.Broadcast(0.5f));
            TLanes used = TLanes.FirstLanes(_units - unit);
            update.Take(-(first * precision) & used, (nuint)(offset + MeansOffset) + place);
            update.Take(ofLogVariance & used, (nuint)(offset + LogVariancesOffset) + place);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void GradientOfLogits<TLanes, TUpdate>(int draws, ref float responsibilities, int componentStride, in TUpdate update, int offset)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
    {
        TLanes total = TLanes.Broadcast(LogSumOfLogits<TLanes>());
        ref float shares = ref Normalizers; // free here
        float weight = 0; // of all draws, since the shares of a draw sum to its weight
        for (int component = 0; component < _components; component++)
        {
            TLanes sum = TLanes.Zero;
            for (int first = 0; first < draws; first += Lanes.Count)
                sum += TLanes.Load(ref responsibilities, (nuint)(component * componentStride + first));
            float share = TLanes.Sum(sum);
            Unsafe.Add(ref shares, component) = share;
            weight += share;
        }

        for (int first = 0; first < _components; first += Lanes.Count)
        {
            TLanes probability = LaneMath.Exp(TLanes.Load(ref _logits, (nuint)first) - total);
            TLanes gradient = TLanes.MultiplyAdd(TLanes.Broadcast(weight), probability, -TLanes.Load(ref shares, (nuint)first));
            update.Take(gradient & TLanes.FirstLanes(_components - first), (nuint)(offset + first));
        }
    }
}
