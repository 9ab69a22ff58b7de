using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

public readonly partial struct PlanarFlow
{
    /// <inheritdoc/>
    // What a step read and what came back to it are not kept: they are z₀ + Σ û·t of the steps before it, and ∂L/∂z + Σ (∂L/∂a)·w of
    // those behind it, so that sums over the draws of products of two numbers take their place.
    public static void WeightGradient<TLanes, TUpdate>(
        ref float prepared,
        int steps,
        int units,
        ref float drawn,
        int stride,
        int draws,
        ref float outer,
        ref float saved,
        int savedStride,
        ref float scratch,
        TeamMember member,
        in TUpdate update,
        int offset,
        int parameterLength)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
    {
        var all = new PlanarSteps(ref prepared, units);
        ref float byShift = ref Unsafe.Add(ref scratch, Lanes.Padded(steps));
        ref float byW = ref Unsafe.Add(ref byShift, Lanes.Padded(units));
        Share share = member.Part(steps, StepLength(units), offset, parameterLength);
        for (int step = share.From; step < share.To; step++)
        {
            Couple<TLanes>(step, steps, draws, ref saved, savedStride, ref scratch);
            var own = new SavedStep(ref saved, step, savedStride);
            SumRows<TLanes>(ref outer, savedStride * Lanes.Count, ref own.Tanh, units, draws, ref byShift);
            SumRows<TLanes>(ref drawn, stride, ref own.Slope, units, draws, ref byW);
            AddSteps<TLanes>(all, step, steps, units, ref scratch, ref byShift, ref byW);
            Take<TLanes, TUpdate>(all[step], own, units, draws, ref byShift, ref byW, in update, offset + step * StepLength(units));
        }
    }

    /// <summary>Σ t·(∂L/∂a) over the draws, t of the earlier of this and each other step, ∂L/∂a of the later.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Couple<TLanes>(int step, int steps, int draws, ref float saved, int savedStride, ref float sums)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int other = 0; other < steps; other++)
        {
            var earlier = new SavedStep(ref saved, Math.Min(step, other), savedStride);
            var later = new SavedStep(ref saved, Math.Max(step, other), savedStride);
            TLanes sum = TLanes.Zero;
            for (nuint draw = 0; draw < (nuint)draws; draw += Lanes.Count)
                sum = TLanes.MultiplyAdd(TLanes.Load(ref earlier.Tanh, draw), TLanes.Load(ref later.Slope, draw), sum);
            Unsafe.Add(ref sums, other) = TLanes.Sum(sum);
        }
    }

    /// <summary>Σ factor·row over the draws.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void SumRows<TLanes>(ref float rows, int stride, ref float factors, int units, int draws, ref float sums)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int unit = 0; unit < units; unit += Lanes.Count)
        {
            // Two sums side by side, or each addition would wait for the one before.
            TLanes even = TLanes.Zero;
            TLanes odd = TLanes.Zero;
            int draw = 0;
            for (; draw + 1 < draws; draw += 2)
            {
                even = TLanes.AddScaled(even, TLanes.Load(ref rows, (nuint)(draw * Lanes.Count)), ref factors, (nuint)draw);
                odd = TLanes.AddScaled(odd, TLanes.Load(ref rows, (nuint)((draw + 1) * Lanes.Count)), ref factors, (nuint)(draw + 1));
            }

            if (draw < draws)
                even = TLanes.AddScaled(even, TLanes.Load(ref rows, (nuint)(draw * Lanes.Count)), ref factors, (nuint)draw);
            TLanes.Store((even + odd) & TLanes.FirstLanes(units - unit), ref sums, (nuint)unit);
            rows = ref Unsafe.Add(ref rows, stride);
        }
    }

    /// <summary>Adds the parts of the other steps: their û to what this one read, their w to what came back to it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddSteps<TLanes>(PlanarSteps all, int step, int steps, int units, ref float sums, ref float byShift, ref float byW)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int other = 0; other < steps; other++)
        {
            if (other == step)
                continue;
            ref float target = ref other < step ? ref byW : ref byShift;
            ref float source = ref other < step ? ref all[other].Shift : ref all[other].W;
            for (nuint unit = 0; unit < (nuint)units; unit += Lanes.Count)
                TLanes.Store(TLanes.AddScaled(TLanes.Load(ref target, unit), TLanes.Load(ref source, unit), ref sums, (nuint)other), ref target, unit);
        }
    }

    /// <summary>
    /// From D = ∂L/∂û and what w gets by a = wᵀz + b: with p = wᵀu, ∂L/∂p = (∂c/∂p)·wᵀD/‖w‖² + (∂(wᵀû)/∂p)·∂L/∂(wᵀû);
    /// ∂L/∂u = D + (∂L/∂p)·w; and ∂L/∂w has (∂L/∂p)·u + c·(D − 2w·wᵀD/‖w‖²)/‖w‖² besides.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Take<TLanes, TUpdate>(
        PlanarStep step, SavedStep saved, int units, int draws, ref float byShift, ref float byW, in TUpdate update, int offset)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
    {
        TUpdate own = update; // a copy, whose settings stay in registers
        TLanes dot = TLanes.Zero;
        for (nuint unit = 0; unit < (nuint)units; unit += Lanes.Count)
            dot = TLanes.MultiplyAdd(TLanes.Load(ref step.W, unit), TLanes.Load(ref byShift, unit), dot);
        TLanes product = TLanes.Broadcast(TLanes.Sum(dot));

        TLanes bias = TLanes.Zero;
        TLanes stretch = TLanes.Zero;
        for (nuint draw = 0; draw < (nuint)draws; draw += Lanes.Count)
        {
            bias += TLanes.Load(ref saved.Slope, draw);
            stretch += TLanes.Load(ref saved.Stretch, draw);
        }

        TLanes byGrowth = -TLanes.Broadcast(TLanes.Sum(stretch));
        TLanes byProduct = TLanes.MultiplyAdd(
            TLanes.Load(ref step.CorrectionDerivative, 0), product, TLanes.Load(ref step.GrowthDerivative, 0) * byGrowth);
        TLanes correction = TLanes.Load(ref step.Correction, 0);
        TLanes ofW = -(TLanes.Load(ref step.TwiceInverse, 0) * product);
        int padded = Lanes.Padded(units);
        for (int unit = 0; unit < units; unit += Lanes.Count)
        {
            TLanes used = TLanes.FirstLanes(units - unit);
            TLanes u = TLanes.Load(ref step.U, (nuint)unit);
            TLanes w = TLanes.Load(ref step.W, (nuint)unit);
            TLanes shift = TLanes.Load(ref byShift, (nuint)unit);
            TLanes direct = TLanes.MultiplyAdd(byProduct, u, TLanes.Load(ref byW, (nuint)unit));
            TLanes ofCorrection = TLanes.MultiplyAdd(correction, TLanes.MultiplyAdd(ofW, w, shift), direct);
            own.Take(TLanes.MultiplyAdd(byProduct, w, shift) & used, (nuint)(offset + unit));
            own.Take(ofCorrection & used, (nuint)(offset + padded + unit));
        }

        own.Take(TLanes.Broadcast(TLanes.Sum(bias)) & TLanes.FirstLanes(1), (nuint)(offset + 2 * padded));
    }
}
