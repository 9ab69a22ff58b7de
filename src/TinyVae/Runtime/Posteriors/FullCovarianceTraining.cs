using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The reparameterization of <see cref="FullCovarianceGaussian"/> in training, forward and backward, for some draws a row: draw s of row b
/// stands in row b·samples + s of the noise, of z and of its gradient.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FullCovarianceTraining
{
    /// <summary>Floats that it needs in <see cref="PosteriorRows.Scratch"/>.</summary>
    /// <param name="units">Units of z.</param>
    public static int ScratchLength(int units) => (int)FullCovarianceLengths.Training(units);

    /// <summary>z = μ + L·ε; heads and noise stay as they are.</summary>
    /// <param name="encoded">The heads.</param>
    /// <param name="rows">Rows of the heads.</param>
    /// <param name="samples">Draws a row.</param>
    /// <param name="noise">The first panel of draws from N(0, 1).</param>
    /// <param name="z">The first panel of z; 0 in the lanes beyond the units.</param>
    /// <param name="sampleStride">Floats from one panel of the noise, and of z, to the next.</param>
    /// <param name="divergences">
    /// [blocks][16]: KL(q(z|x) ‖ N(0, I)) of each 16 rows, in nats, in lanes that <see cref="BlockSums.Total"/> adds up.
    /// </param>
    /// <param name="logRatios">log q(z|x) − log N(z; 0, I) of each draw, in nats; a null reference where nobody wants them.</param>
    /// <param name="monteCarlo">Whether the divergence is the mean of the log-ratios over the draws, or has its closed form.</param>
    public static void Sample<TLanes>(
        PosteriorRows encoded,
        int rows,
        int samples,
        ref float noise,
        ref float z,
        int sampleStride,
        ref float divergences,
        ref float logRatios,
        bool monteCarlo)
        where TLanes : struct, ILanes<TLanes>
    {
        int units = encoded.Units;
        var heads = new TriangularHeads(ref encoded.Scratch, units);
        ref float lines = ref Unsafe.Add(ref encoded.Scratch, TriangularHeads.Length(units));
        for (int first = 0; first < rows; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, rows - first);
            heads.Load<TLanes>(encoded, first, 1, count);
            TLanes sum = TLanes.Zero;
            for (int sample = 0; sample < samples; sample++)
            {
                int draw = first * samples + sample;
                RowLanes.Load<TLanes>(ref Unsafe.Add(ref noise, draw * Lanes.Count), sampleStride, samples, units, count, ref lines);
                TLanes ratios = heads.Draw<TLanes>(ref lines);
                RowLanes.Store<TLanes>(ref lines, ref Unsafe.Add(ref z, draw * Lanes.Count), sampleStride, samples, units, count);
                sum += ratios;
                if (!Unsafe.IsNullRef(ref logRatios))
                    LaneValues.Scatter(ratios, ref Unsafe.Add(ref logRatios, draw), samples, count);
            }

            // Lanes without a row have μ = 0, L = I and ε = 0, so that both are 0 there.
            TLanes divergence = monteCarlo ? sum * TLanes.Broadcast(1f / samples) : heads.Divergence<TLanes>();
            TLanes.Store(divergence, ref divergences, (nuint)first);
        }
    }

    /// <summary>
    /// The heads become the gradients of their raw values. With the divergence in closed form, ∂/∂μ = Σₛ dz + β·μ and
    /// ∂/∂L = Σₛ dz·εᵀ + β·(L − diag 1/Lᵢᵢ). With the divergence of the draws, Σₛ wₛ·(log q(z|x) − log N(z; 0, I)), it is −½·Σₛ wₛ for each
    /// log-variance, and wₛ·z more in each draw's dz.
    /// </summary>
    /// <param name="encoded">The heads, as <see cref="Sample"/> left them.</param>
    /// <param name="rows">Rows of the heads.</param>
    /// <param name="samples">Draws a row.</param>
    /// <param name="noise">The first panel of the noise, as <see cref="Sample"/> left it.</param>
    /// <param name="z">The first panel of z.</param>
    /// <param name="dz">The first panel of the loss's gradient by each draw of z, which stays as it is.</param>
    /// <param name="sampleStride">Floats from one panel of the noise, of z and of dz to the next.</param>
    /// <param name="klScale">β: the KL weight over the rows of the batch; with weights, which are over them already, the KL weight.</param>
    /// <param name="weights">
    /// One float a draw, so that wₛ is β times it, and the divergence is that of the draws; or a null reference: then wₛ = β/samples.
    /// </param>
    /// <param name="monteCarlo">Whether the divergence is that of the draws; with weights it always is.</param>
    public static void Gradient<TLanes>(
        PosteriorRows encoded,
        int rows,
        int samples,
        ref float noise,
        ref float z,
        ref float dz,
        int sampleStride,
        float klScale,
        ref float weights,
        bool monteCarlo)
        where TLanes : struct, ILanes<TLanes>
    {
        int units = encoded.Units;
        bool weighted = !Unsafe.IsNullRef(ref weights);
        bool ofDraws = monteCarlo || weighted;
        TLanes beta = TLanes.Broadcast(klScale);
        var heads = new TriangularHeads(ref encoded.Scratch, units);
        ref float diagonal = ref Unsafe.Add(ref encoded.Scratch, TriangularHeads.Length(units));
        ref float lines = ref Unsafe.Add(ref diagonal, RowLanes.Length(units));
        ref float gradient = ref Unsafe.Add(ref lines, RowLanes.Length(units));
        for (int first = 0; first < rows; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, rows - first);
            heads.Load<TLanes>(encoded, first, 1, count);
            Begin(heads, units, ofDraws ? TLanes.Zero : beta, ref diagonal);
            TLanes weightOfDraws = TLanes.Zero;
            for (int sample = 0; sample < samples; sample++)
            {
                int draw = first * samples + sample;
                RowLanes.Load<TLanes>(ref Unsafe.Add(ref dz, draw * Lanes.Count), sampleStride, samples, units, count, ref gradient);
                if (ofDraws)
                {
                    TLanes weight = weighted
                        ? beta * LaneValues.Gather<TLanes>(ref Unsafe.Add(ref weights, draw), samples, count)
                        : TLanes.Broadcast(klScale / samples);
                    weightOfDraws += weight;
                    RowLanes.Load<TLanes>(ref Unsafe.Add(ref z, draw * Lanes.Count), sampleStride, samples, units, count, ref lines);
                    AddNormalPrior(weight, ref lines, ref gradient, units);
                }

                RowLanes.Load<TLanes>(ref Unsafe.Add(ref noise, draw * Lanes.Count), sampleStride, samples, units, count, ref lines);
                Add<TLanes>(heads, units, ref lines, ref gradient, ref diagonal);
            }

            End(heads, units, ref diagonal, ofDraws ? TLanes.Zero : beta, weightOfDraws);
            heads.Store<TLanes>(encoded, first, count);
        }
    }

    /// <summary>The sums start at β·μ and β·L below the diagonal, those of the diagonal at 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Begin<TLanes>(TriangularHeads heads, int units, TLanes beta, ref float diagonal)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int unit = 0; unit < units; unit++)
        {
            Scale(beta, ref heads.Mean(unit));
            for (int before = 0; before < unit; before++)
                Scale(beta, ref Unsafe.Add(ref heads.Below(unit), before * Lanes.Count));
            TLanes.Store(TLanes.Zero, ref diagonal, (nuint)(unit * Lanes.Count));
        }
    }

    /// <summary>dz + w·z: −log N(z; 0, I) = ½·z² + a constant.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddNormalPrior<TLanes>(TLanes weight, ref float z, ref float gradient, int units)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nuint line = 0; line < (nuint)units * Lanes.Count; line += Lanes.Count)
            TLanes.Store(TLanes.MultiplyAdd(weight, TLanes.Load(ref z, line), TLanes.Load(ref gradient, line)), ref gradient, line);
    }

    /// <summary>Adds dz to the sums of μ, and dz·εᵀ to those of L.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Add<TLanes>(TriangularHeads heads, int units, ref float noise, ref float gradient, ref float diagonal)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int unit = 0; unit < units; unit++)
        {
            nuint own = (nuint)(unit * Lanes.Count);
            TLanes dz = TLanes.Load(ref gradient, own);
            ref float mean = ref heads.Mean(unit);
            TLanes.Store(TLanes.Load(ref mean, 0) + dz, ref mean, 0);
            ref float below = ref heads.Below(unit);
            for (nuint line = 0; line < own; line += Lanes.Count)
                TLanes.Store(TLanes.MultiplyAdd(dz, TLanes.Load(ref noise, line), TLanes.Load(ref below, line)), ref below, line);
            TLanes.Store(TLanes.MultiplyAdd(dz, TLanes.Load(ref noise, own), TLanes.Load(ref diagonal, own)), ref diagonal, own);
        }
    }

    /// <summary>The sums of the diagonal become gradients of the raw log-variances: ∂L/∂ log L² = ½·L. What is tiny becomes 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void End<TLanes>(TriangularHeads heads, int units, ref float diagonal, TLanes beta, TLanes weightOfDraws)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes half = TLanes.Broadcast(0.5f);
        for (int unit = 0; unit < units; unit++)
        {
            ref float raw = ref heads.LogVariance(unit);
            TLanes logVariance = LogVariance.Bound(TLanes.Load(ref raw, 0), out TLanes derivative);
            TLanes element = LaneMath.ExpModerate(logVariance * half);
            TLanes squareLess1 = TLanes.MultiplyAdd(element, element, TLanes.Broadcast(-1));
            TLanes ofDivergence = TLanes.MultiplyAdd(beta, squareLess1, -weightOfDraws);
            TLanes sum = TLanes.MultiplyAdd(element, TLanes.Load(ref diagonal, (nuint)(unit * Lanes.Count)), ofDivergence);
            TLanes.Store(sum * (half * derivative), ref raw, 0);

            Flush<TLanes>(ref raw);
            Flush<TLanes>(ref heads.Mean(unit));
            for (int before = 0; before < unit; before++)
                Flush<TLanes>(ref Unsafe.Add(ref heads.Below(unit), before * Lanes.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scale<TLanes>(TLanes factor, ref float line)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.Store(factor * TLanes.Load(ref line, 0), ref line, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Flush<TLanes>(ref float line)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.Store(TLanes.ZeroBelow(TLanes.Load(ref line, 0), TLanes.Broadcast(Negligible.Gradient)), ref line, 0);
}
