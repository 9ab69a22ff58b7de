using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// A planar flow: z = f_K ∘ … ∘ f₁(z₀), f(z) = z + û·tanh(wᵀz + b), whose steps stretch or squeeze space on both sides of a plane
/// (Rezende and Mohamed, 2015, eq. 10 to 13). Each is invertible, as û = u + (m(wᵀu) − wᵀu)·w/‖w‖² with m(x) = log(1 + eˣ) − 1
/// (appendix A.1). The flat parameters are <c>[steps][u, w, b]</c>, u and w in whole panels, b in a panel by itself.
/// </summary>
/// <remarks>
/// What generated code is built from, and public for that alone.
/// û has a pole at w = 0, where w says no direction. There, at ‖w‖ below 1e-6, û is u: the step is a translation by u·tanh b, and w learns
/// as any parameter does.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct PlanarFlow : IFlow
{
    /// <summary>Floats of the flat parameters that a step has.</summary>
    /// <param name="units">Units of z.</param>
    public static int StepLength(int units) => (int)PlanarFlowLengths.Step(units);

    /// <summary>Floats of scratch that its kernels work in.</summary>
    /// <param name="steps">Steps of the flow.</param>
    /// <param name="units">Units of z.</param>
    public static int ScratchLength(int steps, int units) => (int)PlanarFlowLengths.Scratch(steps, units);

    /// <summary>Lines of a float a draw that it saves.</summary>
    /// <param name="steps">Steps of the flow.</param>
    public static int SavedLines(int steps) => steps * SavedStep.Lines;

    /// <summary>Floats that <see cref="Prepare"/> keeps.</summary>
    /// <param name="steps">Steps of the flow.</param>
    /// <param name="units">Units of z.</param>
    public static int PreparedLength(int steps, int units) => PlanarSteps.Length(steps, units);

    /// <inheritdoc/>
    public static void Prepare<TLanes>(ref float parameters, int steps, int units, ref float prepared)
        where TLanes : struct, ILanes<TLanes>
        => new PlanarSteps(ref prepared, units).Prepare<TLanes>(ref parameters, steps, units);

    /// <inheritdoc/>
    public static void Forward<TLanes>(
        ref float parameters,
        int steps,
        int units,
        ref float drawn,
        ref float z,
        int stride,
        int draws,
        ref float terms,
        ref float saved,
        int savedStride,
        ref float scratch)
        where TLanes : struct, ILanes<TLanes>
    {
        var prepared = new PlanarSteps(ref scratch, units);
        prepared.Prepare<TLanes>(ref parameters, steps, units);
        ref float lines = ref Unsafe.Add(ref scratch, PreparedLength(steps, units));
        for (int first = 0; first < draws; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, draws - first);
            RowLanes.Load<TLanes>(ref Unsafe.Add(ref drawn, first * Lanes.Count), stride, 1, units, count, ref lines);
            TLanes term = TLanes.Zero;
            for (int step = 0; step < steps; step++)
            {
                term += Move(prepared[step], units, ref lines, out TLanes tanh, out TLanes slope);
                if (!Unsafe.IsNullRef(ref saved))
                    new SavedStep(ref Unsafe.Add(ref saved, first), step, savedStride).Store(tanh, slope);
            }

            RowLanes.Store<TLanes>(ref lines, ref Unsafe.Add(ref z, first * Lanes.Count), stride, 1, units, count);
            if (!Unsafe.IsNullRef(ref terms))
                LaneValues.Add(term, ref Unsafe.Add(ref terms, first), count);
        }
    }

    /// <summary>
    /// z → z + û·t, t = tanh(wᵀz + b); gives ½(‖z + û·t‖² − ‖z‖²) − log det as t·ûᵀz + t²·½‖û‖² − log det, which takes no difference of
    /// squares, with t and its derivative, t′ = 1 − t².
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TLanes Move<TLanes>(PlanarStep step, int units, ref float lines, out TLanes tanh, out TLanes slope)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes along = TLanes.Load(ref step.Bias, 0);
        TLanes across = TLanes.Zero;
        for (int unit = 0; unit < units; unit++)
        {
            TLanes z = TLanes.Load(ref lines, (nuint)(unit * Lanes.Count));
            along = TLanes.AddScaled(along, z, ref step.W, (nuint)unit);
            across = TLanes.AddScaled(across, z, ref step.Shift, (nuint)unit);
        }

        tanh = LaneMath.IfFinite(LaneMath.Tanh(along), along);
        slope = TanhDerivative(along);
        for (int unit = 0; unit < units; unit++)
        {
            nuint line = (nuint)(unit * Lanes.Count);
            TLanes.Store(TLanes.AddScaled(TLanes.Load(ref lines, line), tanh, ref step.Shift, (nuint)unit), ref lines, line);
        }

        TLanes growthOfSquare = TLanes.MultiplyAdd(tanh * tanh, TLanes.Load(ref step.HalfSquare, 0), tanh * across);
        return growthOfSquare - LaneMath.Log(Determinant(step, tanh, slope));
    }

    /// <summary>4e/(1 + e)² with e = e^−2|x|, its small tail accurate too, unlike 1 − tanh²; 0 where it is tiny.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes TanhDerivative<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes magnitude = TLanes.Abs(x);
        TLanes e = LaneMath.ExpNonPositive(-(magnitude + magnitude));
        TLanes sum = TLanes.Broadcast(1) + e;
        return TLanes.ZeroBelow(TLanes.Broadcast(4) * e / (sum * sum), TLanes.Broadcast(Negligible.Gradient));
    }

    /// <summary>det ∂f/∂z = 1 + t′·wᵀû as t² + t′·(1 + wᵀû): two summands above 0, which cancel nothing where it is small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Determinant<TLanes>(PlanarStep step, TLanes tanh, TLanes slope)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.MultiplyAdd(slope, TLanes.Load(ref step.Growth, 0), tanh * tanh);
}
