using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The heads of N(μ, L·Lᵀ) of up to 16 rows, each lane a row: lines of μᵢ, of the raw log-variances 2·log Lᵢᵢ, and of the elements below
/// the diagonal, row by row (L₁₀, L₂₀, L₂₁, ...). Each of the three begins at a whole panel.
/// </summary>
/// <param name="lines"><see cref="Length"/> floats.</param>
/// <param name="units">Units of z.</param>
internal readonly ref struct TriangularHeads(ref float lines, int units)
{
    private readonly ref float _lines = ref lines;
    private readonly int _units = units;
    private readonly int _padded = Lanes.Padded(units); // lines of one head that has an element a unit

    /// <summary>Lines of the three heads.</summary>
    public static int Features(int units) => FullCovarianceLengths.Features(units);

    /// <summary>Floats that the lines need.</summary>
    public static int Length(int units) => (int)FullCovarianceLengths.Heads(units);

    /// <summary>The line of μ of a unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Mean(int unit) => ref Line(unit);

    /// <summary>The line of a unit's 2·log L before its bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float LogVariance(int unit) => ref Line(_padded + unit);

    /// <summary>The first of the lines of a unit's elements below the diagonal: as many as units come before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Below(int unit) => ref Line(2 * _padded + unit * (unit - 1) / 2);

    /// <summary>Reads the heads of up to 16 rows.</summary>
    public void Load<TLanes>(PosteriorRows encoded, int firstRow, int rowStep, int rows)
        where TLanes : struct, ILanes<TLanes>
        => RowLanes.Load<TLanes>(
            ref Unsafe.Add(ref encoded.Heads, firstRow * Lanes.Count), encoded.Stride, rowStep, Features(_units), rows, ref _lines);

    /// <summary>Writes the lines where <see cref="Load"/> read them, and 0 in the lanes beyond each head's elements.</summary>
    public void Store<TLanes>(PosteriorRows encoded, int firstRow, int rows)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int unit = _units; unit < _padded; unit++)
        {
            TLanes.Store(TLanes.Zero, ref Mean(unit), 0);
            TLanes.Store(TLanes.Zero, ref LogVariance(unit), 0);
        }

        int features = 2 * _padded + _units * (_units - 1) / 2;
        RowLanes.Store<TLanes>(ref _lines, ref Unsafe.Add(ref encoded.Heads, firstRow * Lanes.Count), encoded.Stride, 1, features, rows);
    }

    /// <summary>KL(N(μ, L·Lᵀ) ‖ N(0, I)) = ½ Σᵢ (μᵢ² + Σⱼ Lᵢⱼ² − 1 − 2·log Lᵢᵢ).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public TLanes Divergence<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes half = TLanes.Broadcast(0.5f);
        TLanes sum = TLanes.Zero;
        for (int unit = 0; unit < _units; unit++)
        {
            TLanes mean = TLanes.Load(ref Mean(unit), 0);
            TLanes logVariance = Numerics.LogVariance.Bound(TLanes.Load(ref LogVariance(unit), 0));
            TLanes diagonal = LaneMath.ExpModerate(logVariance * half);
            TLanes squareLess1 = TLanes.MultiplyAdd(diagonal, diagonal, TLanes.Broadcast(-1));
            sum += TLanes.MultiplyAdd(mean, mean, squareLess1 - logVariance) + SquaresBelow<TLanes>(unit);
        }

        return sum * half;
    }

    /// <summary>Lines of ε become lines of z = μ + L·ε; gives log q(z|x) − log N(z; 0, I) = ½ Σ (zᵢ² − εᵢ² − 2·log Lᵢᵢ).</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public TLanes Draw<TLanes>(ref float noise)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes half = TLanes.Broadcast(0.5f);
        TLanes sum = TLanes.Zero;
        for (int unit = _units - 1; unit >= 0; unit--) // from the last on: a unit needs the noise of those before it
        {
            ref float place = ref Unsafe.Add(ref noise, unit * Lanes.Count);
            TLanes epsilon = TLanes.Load(ref place, 0);
            TLanes logVariance = Numerics.LogVariance.Bound(TLanes.Load(ref LogVariance(unit), 0));
            TLanes z = TLanes.MultiplyAdd(LaneMath.ExpModerate(logVariance * half), epsilon, TLanes.Load(ref Mean(unit), 0));
            ref float below = ref Below(unit);
            for (nuint line = 0; line < (nuint)unit * Lanes.Count; line += Lanes.Count)
                z = TLanes.MultiplyAdd(TLanes.Load(ref below, line), TLanes.Load(ref noise, line), z);
            TLanes.Store(z, ref place, 0);
            sum += TLanes.MultiplyAdd(z - epsilon, z + epsilon, -logVariance);
        }

        return sum * half;
    }

    /// <summary>The logarithm of a unit's variance Σⱼ Lᵢⱼ², as log Lᵢᵢ² + log(1 + Σ_{j&lt;i} Lᵢⱼ² / Lᵢᵢ²).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes LogMarginalVariance<TLanes>(int unit)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes own = Numerics.LogVariance.Bound(TLanes.Load(ref LogVariance(unit), 0));
        return own + LaneMath.Log1p(SquaresBelow<TLanes>(unit) * LaneMath.ExpModerate(-own));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes SquaresBelow<TLanes>(int unit)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes squares = TLanes.Zero;
        ref float below = ref Below(unit);
        for (nuint line = 0; line < (nuint)unit * Lanes.Count; line += Lanes.Count)
        {
            TLanes element = TLanes.Load(ref below, line);
            squares = TLanes.MultiplyAdd(element, element, squares);
        }

        return squares;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref float Line(int index) => ref Unsafe.Add(ref _lines, index * Lanes.Count);
}
