using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

public readonly partial struct PlanarFlow
{
    /// <inheritdoc/>
    public static TLanes Gradient<TLanes>(
        ref float parameters,
        int steps,
        int units,
        ref float drawn,
        ref float z,
        ref float gradient,
        int stride,
        int draws,
        ref float weights,
        ref float outer,
        ref float saved,
        int savedStride,
        ref float scratch)
        where TLanes : struct, ILanes<TLanes>
    {
        var prepared = new PlanarSteps(ref scratch, units);
        prepared.Prepare<TLanes>(ref parameters, steps, units);
        ref float lines = ref Unsafe.Add(ref scratch, PreparedLength(steps, units));
        int panels = Lanes.Panels(units);
        int outerStride = savedStride * Lanes.Count;
        AddScaledRows<TLanes>(ref gradient, ref z, stride, ref weights, 1, ref outer, outerStride, panels, draws);

        TLanes peak = TLanes.Zero;
        for (int first = 0; first < draws; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, draws - first);
            RowLanes.Load<TLanes>(ref Unsafe.Add(ref outer, first * Lanes.Count), outerStride, 1, units, count, ref lines);
            TLanes weight = LaneValues.Gather<TLanes>(ref Unsafe.Add(ref weights, first), 1, count);

            // Of these 16 draws alone: what is refused must not depend on which of them a team's member has.
            TLanes largestZ = FiniteCheck.Peak(TLanes.Broadcast(1), ref Unsafe.Add(ref z, first * Lanes.Count), panels, count, (nuint)stride);
            TLanes reach = TLanes.BroadcastBits((int)TLanes.MaxBitsOf(largestZ));
            for (int step = steps - 1; step >= 0; step--)
            {
                reach += TLanes.Load(ref prepared[step].LargestShift, 0);
                var savedStep = new SavedStep(ref Unsafe.Add(ref saved, first), step, savedStride);
                peak = TLanes.MaxBits(peak, MoveBack(prepared[step], savedStep, units, weight, reach, ref lines));
            }

            RowLanes.Store<TLanes>(ref lines, ref Unsafe.Add(ref gradient, first * Lanes.Count), stride, 1, units, count);
        }

        AddScaledRows<TLanes>(ref gradient, ref drawn, stride, ref weights, -1, ref gradient, stride, panels, draws);
        return peak;
    }

    /// <summary>
    /// One step back, with a = wᵀz + b, t = tanh a, v the draw's weight and g the gradient by what the step gave:
    /// ∂L/∂a = t′·ûᵀg + 2·t·v·(t′/det)·wᵀû, and g + (∂L/∂a)·w by what it read. Gives what bounds its part of the parameters' gradients.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="saved">Its draws.</param>
    /// <param name="units">Units of z.</param>
    /// <param name="weight">v of each draw, 0 of lanes without one.</param>
    /// <param name="reach">What no |z| that the step read exceeds.</param>
    /// <param name="lines">g, which becomes the gradient by what the step read.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TLanes MoveBack<TLanes>(PlanarStep step, SavedStep saved, int units, TLanes weight, TLanes reach, ref float lines)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes across = TLanes.Zero;
        TLanes largest = TLanes.Zero;
        for (int unit = 0; unit < units; unit++)
        {
            TLanes g = TLanes.Load(ref lines, (nuint)(unit * Lanes.Count));
            across = TLanes.AddScaled(across, g, ref step.Shift, (nuint)unit);
            largest = TLanes.MaxBits(largest, TLanes.Abs(g));
        }

        TLanes smallest = TLanes.Broadcast(Negligible.Gradient);
        TLanes tanh = TLanes.Load(ref saved.Tanh, 0);
        TLanes slope = TLanes.Load(ref saved.Slope, 0);
        TLanes stretch = TLanes.ZeroBelow(weight * (slope / Determinant(step, tanh, slope)), smallest);
        TLanes alignment = TLanes.Load(ref step.Growth, 0) - TLanes.Broadcast(1);
        TLanes byPlane = TLanes.ZeroBelow(TLanes.MultiplyAdd(slope, across, (tanh + tanh) * stretch * alignment), smallest);
        TLanes.Store(byPlane, ref saved.Slope, 0);
        TLanes.Store(stretch, ref saved.Stretch, 0);
        for (int unit = 0; unit < units; unit++)
        {
            nuint line = (nuint)(unit * Lanes.Count);
            TLanes.Store(TLanes.AddScaled(TLanes.Load(ref lines, line), byPlane, ref step.W, (nuint)unit), ref lines, line);
        }

        return TLanes.MultiplyAdd(
            TLanes.Abs(byPlane),
            reach,
            TLanes.MultiplyAdd(largest, TLanes.Load(ref step.ReachOfShift, 0), stretch * TLanes.Load(ref step.ReachOfGrowth, 0)));
    }

    /// <summary>sum = values + sign·factor·rows, each row with a factor of its own; what is tiny becomes 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddScaledRows<TLanes>(
        ref float values, ref float rows, int stride, ref float factors, float sign, ref float sum, int sumStride, int panels, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes smallest = TLanes.Broadcast(Negligible.Gradient);
        for (int panel = 0; panel < panels; panel++)
        {
            for (int row = 0; row < count; row++)
            {
                nuint place = (nuint)(row * Lanes.Count);
                TLanes factor = TLanes.Broadcast(sign * Unsafe.Add(ref factors, row));
                TLanes result = TLanes.MultiplyAdd(factor, TLanes.Load(ref rows, place), TLanes.Load(ref values, place));
                TLanes.Store(TLanes.ZeroBelow(result, smallest), ref sum, place);
            }

            values = ref Unsafe.Add(ref values, stride);
            rows = ref Unsafe.Add(ref rows, stride);
            sum = ref Unsafe.Add(ref sum, sumStride);
        }
    }
}
