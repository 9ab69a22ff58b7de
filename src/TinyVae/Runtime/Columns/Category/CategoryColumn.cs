using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>One of some categories, counted from 0: categorical, the logits l from the decoder, log p(x) = log softmax(l) at x.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CategoryColumn : IColumnKind
{
    /// <inheritdoc/>
    public static bool IsScaled => false;

    /// <inheritdoc/>
    public static int Uniforms => CategoryColumnLengths.Uniforms;

    /// <inheritdoc/>
    public static int Features(int size) => CategoryColumnLengths.Features(size);

    /// <inheritdoc/>
    public static int Parameters(int size) => CategoryColumnLengths.Parameters(size);

    /// <inheritdoc/>
    public static int Expectations(int size) => CategoryColumnLengths.Expectations(size);

    /// <inheritdoc/>
    public static bool Accepts(float value, int size) => CategoryLines.Accepts(value, size);

    /// <inheritdoc/>
    public static string Need(int size) => CategoryLines.Need(size);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Encode<TLanes>(TLanes x, int size, ref float features)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int category = 0; category < size; category++)
            ColumnLines.Set(CategoryLines.Is(x, category) & TLanes.Broadcast(1), ref features, category);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes LogDensity<TLanes>(TLanes x, ColumnScale<TLanes> scale, int size, ref float parameters, ref float work)
        where TLanes : struct, ILanes<TLanes>
    {
        LogSoftmax.Apply<TLanes>(ref parameters, size);
        TLanes density = TLanes.Zero;
        for (int category = 0; category < size; category++)
        {
            TLanes isIt = CategoryLines.Is(x, category);
            TLanes logProbability = ColumnLines.Get<TLanes>(ref parameters, category);
            density += logProbability & isIt;
            ColumnLines.Set((isIt & TLanes.Broadcast(1)) - LaneMath.ExpNonPositive(logProbability), ref parameters, category);
        }

        return density;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Expect<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
    {
        LogSoftmax.Apply<TLanes>(ref parameters, size);
        for (int category = 0; category < size; category++)
            ColumnLines.Set(LaneMath.ExpNonPositive(ColumnLines.Get<TLanes>(ref parameters, category)), ref expectations, category);
    }

    /// <summary>The most probable, the first of equals.</summary>
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Decide<TLanes>(int size, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes largest = ColumnLines.Get<TLanes>(ref expectations, 0);
        TLanes chosen = LaneMath.IfFinite(TLanes.Zero, largest);
        for (int category = 1; category < size; category++)
        {
            TLanes probability = ColumnLines.Get<TLanes>(ref expectations, category);
            chosen = TLanes.SelectLess(largest, probability, TLanes.Broadcast(category), chosen);
            largest = TLanes.Max(largest, probability);
        }

        return chosen;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>
    {
        Expect(scale, size, ref parameters, ref parameters);
        return CategoryLines.Quantile(ColumnLines.Get<TLanes>(ref uniforms, 0), size, ref parameters);
    }
}
