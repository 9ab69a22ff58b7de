using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The steps of a planar flow, their parameters made ready: of each step the panels of u, w and û, 0 beyond the units, and some numbers,
/// each as a line of 16 equal lanes.
/// </summary>
/// <param name="floats"><see cref="Length"/> floats.</param>
/// <param name="units">Units of z.</param>
internal readonly ref struct PlanarSteps(ref float floats, int units)
{
    /// <summary>
    /// Where ‖w‖² is smaller, w says no direction, and û, which has a pole there, is u: the step is then a translation by u·tanh b.
    /// </summary>
    private const float SmallestSquare = 1e-12f;

    private const float SmallestGrowth = 1e-30f; // of a softplus that would be 0, and its logarithm infinite

    private readonly ref float _floats = ref floats;
    private readonly int _padded = Lanes.Padded(units);

    /// <summary>Floats that some steps need.</summary>
    public static int Length(int steps, int units) => steps * StepLength(Lanes.Padded(units));

    public PlanarStep this[int step] => new(ref Unsafe.Add(ref _floats, step * StepLength(_padded)), _padded);

    /// <summary>Reads the parameters, <c>[steps][u, w, b]</c>.</summary>
    public void Prepare<TLanes>(ref float parameters, int steps, int units)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int step = 0; step < steps; step++)
            Prepare<TLanes>(this[step], ref Unsafe.Add(ref parameters, step * PlanarFlow.StepLength(units)), units);
    }

    /// <summary>
    /// û = u + c·w/‖w‖², c = m(wᵀu) − wᵀu, so that wᵀû = m(wᵀu) ≥ −1. With p = wᵀu it is m(p) = softplus(p) − 1, and
    /// c = softplus(−p) − 1, which cancels nothing however large p is.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Prepare<TLanes>(PlanarStep step, ref float parameters, int units)
        where TLanes : struct, ILanes<TLanes>
    {
        int padded = Lanes.Padded(units);
        TLanes product = TLanes.Zero, squares = TLanes.Zero, sizes = TLanes.Zero, largestW = TLanes.Zero, largestU = TLanes.Zero;
        for (int unit = 0; unit < units; unit += Lanes.Count)
        {
            TLanes used = TLanes.FirstLanes(units - unit);
            TLanes u = TLanes.Load(ref parameters, (nuint)unit) & used;
            TLanes w = TLanes.Load(ref parameters, (nuint)(padded + unit)) & used;
            TLanes.Store(u, ref step.U, (nuint)unit);
            TLanes.Store(w, ref step.W, (nuint)unit);
            product = TLanes.MultiplyAdd(u, w, product);
            squares = TLanes.MultiplyAdd(w, w, squares);
            sizes += TLanes.Abs(w);
            largestW = TLanes.MaxBits(largestW, TLanes.Abs(w));
            largestU = TLanes.MaxBits(largestU, TLanes.Abs(u));
        }

        TLanes one = TLanes.Broadcast(1);
        TLanes p = TLanes.Broadcast(TLanes.Sum(product));
        TLanes square = TLanes.Broadcast(TLanes.Sum(squares));
        TLanes hasNoDirection = TLanes.LessThan(square, TLanes.Broadcast(SmallestSquare));
        TLanes inverse = TLanes.Select(hasNoDirection, TLanes.Zero, one / square);
        TLanes overflow = (square - square) + (p - p); // NaN where ‖w‖² or wᵀu is not finite, so that û is, and not wrong
        TLanes correction = TLanes.MultiplyAdd(Softplus(-p, out TLanes sigmoidOfNegative) - one, inverse, overflow);
        TLanes growth = TLanes.Select(hasNoDirection, one + p, Softplus(p, out TLanes sigmoid));

        TLanes shifts = TLanes.Zero, largestShift = TLanes.Zero;
        for (nuint unit = 0; unit < (nuint)padded; unit += Lanes.Count)
        {
            TLanes shift = TLanes.MultiplyAdd(correction, TLanes.Load(ref step.W, unit), TLanes.Load(ref step.U, unit));
            TLanes.Store(shift, ref step.Shift, unit);
            shifts = TLanes.MultiplyAdd(shift, shift, shifts);
            largestShift = TLanes.MaxBits(largestShift, TLanes.Abs(shift));
        }

        TLanes sumOfW = TLanes.Broadcast(TLanes.Sum(sizes));
        TLanes maxW = Largest(largestW);
        TLanes ofSlope = sigmoidOfNegative * inverse;
        TLanes ofGrowth = TLanes.Select(hasNoDirection, one, sigmoid);
        TLanes byProduct = maxW + Largest(largestU);
        TLanes byCorrection = TLanes.Abs(correction) * TLanes.MultiplyAdd(TLanes.Broadcast(2) * maxW * inverse, sumOfW, one);
        TLanes.Store(TLanes.Broadcast(Unsafe.Add(ref parameters, 2 * padded)), ref step.Bias, 0);
        TLanes.Store(TLanes.Max(TLanes.Broadcast(SmallestGrowth), growth), ref step.Growth, 0);
        TLanes.Store(TLanes.Broadcast(0.5f * TLanes.Sum(shifts)), ref step.HalfSquare, 0);
        TLanes.Store(correction, ref step.Correction, 0);
        TLanes.Store(inverse + inverse, ref step.TwiceInverse, 0);
        TLanes.Store(-ofSlope, ref step.CorrectionDerivative, 0);
        TLanes.Store(ofGrowth, ref step.GrowthDerivative, 0);
        TLanes.Store(one + byProduct * ofSlope * sumOfW + byCorrection, ref step.ReachOfShift, 0);
        TLanes.Store(byProduct * ofGrowth, ref step.ReachOfGrowth, 0);
        TLanes.Store(Largest(largestShift), ref step.LargestShift, 0);
    }

    /// <summary>With its derivative; a call, so that what the JIT inlines into one method suffices for the other operations.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static TLanes Softplus<TLanes>(TLanes x, out TLanes derivative)
        where TLanes : struct, ILanes<TLanes>
    {
        derivative = LaneMath.Sigmoid(x);
        return LaneMath.Softplus(x);
    }

    private static TLanes Largest<TLanes>(TLanes lanes)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.BroadcastBits((int)TLanes.MaxBitsOf(lanes));

    private static int StepLength(int padded) => (int)PlanarFlowLengths.PreparedStep(padded);
}
