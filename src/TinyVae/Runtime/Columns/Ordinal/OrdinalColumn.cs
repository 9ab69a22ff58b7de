using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// One of some ordered categories, counted from 0: a cumulative logit model (McCullagh, "Regression models for ordinal data", JRSS B 42,
/// 1980), P(x ≤ j) = σ(tⱼ). The decoder gives the first threshold t₀, and of each further one dⱼ = tⱼ − tⱼ₋₁ = softplus(rawⱼ) + 10⁻⁶, so
/// that every category is possible.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OrdinalColumn : IColumnKind
{
    private const float SmallestDistance = 1e-6f;

    /// <inheritdoc/>
    public static bool IsScaled => false;

    /// <inheritdoc/>
    public static int Uniforms => OrdinalColumnLengths.Uniforms;

    /// <inheritdoc/>
    public static int Features(int size) => OrdinalColumnLengths.Features(size);

    /// <inheritdoc/>
    public static int Parameters(int size) => OrdinalColumnLengths.Parameters(size);

    /// <inheritdoc/>
    public static int Expectations(int size) => OrdinalColumnLengths.Expectations(size);

    /// <inheritdoc/>
    public static bool Accepts(float value, int size) => CategoryLines.Accepts(value, size);

    /// <inheritdoc/>
    public static string Need(int size) => CategoryLines.Need(size);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Encode<TLanes>(TLanes x, int size, ref float features)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int category = 0; category < size - 1; category++)
            ColumnLines.Set(TLanes.LessThan(TLanes.Broadcast(category + 0.5f), x) & TLanes.Broadcast(1), ref features, category);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes LogDensity<TLanes>(TLanes x, ColumnScale<TLanes> scale, int size, ref float parameters, ref float work)
        where TLanes : struct, ILanes<TLanes>
    {
        // log P(x = j) = log σ(tⱼ) + log σ(−tⱼ₋₁) + log(1 − e^−dⱼ): the first not of the last category, the others not of the first.
        Thresholds<TLanes>(size, ref parameters, ref work);
        TLanes one = TLanes.Broadcast(1);
        TLanes density = TLanes.Zero;
        TLanes fromHere = TLanes.Zero; // Σ ∂ / ∂tᵢ over i ≥ j
        for (int j = size - 2; j >= 0; j--)
        {
            // ∂ / ∂tⱼ is σ(−tⱼ) where x = j, −σ(tⱼ) where x = j + 1.
            TLanes threshold = ColumnLines.Get<TLanes>(ref work, j);
            TLanes isIt = CategoryLines.Is(x, j);
            TLanes isAbove = CategoryLines.Is(x, j + 1);
            TLanes towards = TLanes.Select(isIt, -threshold, threshold);
            TLanes probability = LaneMath.IfFinite(LineCalls.Sigmoid(towards), towards);
            density -= LineCalls.Softplus(towards) & (isIt | isAbove);
            fromHere += (probability & isIt) - (probability & isAbove);
            if (j == 0)
            {
                ColumnLines.Set(fromHere, ref parameters, 0);
                break;
            }

            // dⱼ moves all thresholds from here on; ∂ log(1 − e^−d) / ∂d = e^−d / (1 − e^−d).
            TLanes raw = ColumnLines.Get<TLanes>(ref parameters, j);
            TLanes between = -LineCalls.Expm1(-Distance(raw));
            density += LineCalls.Log(between) & isIt;
            TLanes ofDistance = fromHere + ((one - between) / between & isIt);
            ColumnLines.Set(ofDistance * LaneMath.IfFinite(LineCalls.Sigmoid(raw), raw), ref parameters, j);
        }

        // Any that is not finite makes the last threshold so.
        return LaneMath.IfFinite(density, ColumnLines.Get<TLanes>(ref work, size - 2));
    }

    /// <summary>P(x = j) = P(x ≤ j) − P(x ≤ j − 1), as σ(tⱼ)·σ(−tⱼ₋₁)·(1 − e^−dⱼ).</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Expect<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
    {
        Thresholds<TLanes>(size, ref parameters, ref expectations);
        TLanes above = TLanes.Broadcast(1); // P(x ≥ j)
        for (int j = 0; j < size - 1; j++)
        {
            TLanes threshold = ColumnLines.Get<TLanes>(ref expectations, j);
            TLanes between = j == 0 ? TLanes.Broadcast(1) : -LineCalls.Expm1(-Distance(ColumnLines.Get<TLanes>(ref parameters, j)));
            TLanes below = LaneMath.IfFinite(LineCalls.Sigmoid(threshold), threshold);
            ColumnLines.Set(below * above * between, ref expectations, j);
            above = LineCalls.Sigmoid(-threshold);
        }

        ColumnLines.Set(above, ref expectations, size - 1);
    }

    /// <summary>The median: no other lies nearer to what is drawn, on average.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Decide<TLanes>(int size, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
        => CategoryLines.Quantile(TLanes.Broadcast(0.5f), size, ref expectations);

    /// <summary>The first category up to which the probabilities sum to more than the uniform noise.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static TLanes Draw<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>
    {
        // P(x ≤ j) = σ(tⱼ): x is the number of thresholds whose σ lies below the noise.
        TLanes noise = ColumnLines.Get<TLanes>(ref uniforms, 0);
        TLanes category = TLanes.Zero;
        TLanes threshold = TLanes.Zero;
        for (int j = 0; j < size - 1; j++)
        {
            TLanes raw = ColumnLines.Get<TLanes>(ref parameters, j);
            threshold = j == 0 ? raw : threshold + Distance(raw);
            category += TLanes.SelectLess(noise, LineCalls.Sigmoid(threshold), TLanes.Zero, TLanes.Broadcast(1));
        }

        return LaneMath.IfFinite(category, threshold);
    }

    /// <summary>tⱼ for each category but the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Thresholds<TLanes>(int size, ref float parameters, ref float thresholds)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes threshold = ColumnLines.Get<TLanes>(ref parameters, 0);
        ColumnLines.Set(threshold, ref thresholds, 0);
        for (int j = 1; j < size - 1; j++)
        {
            threshold += Distance(ColumnLines.Get<TLanes>(ref parameters, j));
            ColumnLines.Set(threshold, ref thresholds, j);
        }
    }

    /// <summary>The distance of a threshold from that before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Distance<TLanes>(TLanes raw)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.IfFinite(LineCalls.Softplus(raw), raw) + TLanes.Broadcast(SmallestDistance);
}
