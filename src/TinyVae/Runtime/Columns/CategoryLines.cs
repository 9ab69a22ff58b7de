using System.Globalization;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Cells that are one of some categories, counted from 0; and lines that are the probability of each.</summary>
internal static class CategoryLines
{
    /// <summary>Whether a number is a category.</summary>
    public static bool Accepts(float value, int size) => value >= 0 && value < size && value == MathF.Floor(value);

    /// <summary>What <see cref="Accepts"/> asks for, in words.</summary>
    public static string Need(int size) => string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {size - 1}");

    /// <summary>All bits set where a cell is a category.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Is<TLanes>(TLanes x, int category)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.LessThan(TLanes.Abs(x - TLanes.Broadcast(category)), TLanes.Broadcast(0.5f));

    /// <summary>
    /// The first category up to which the sum of the probabilities lies above a level; the last where none does.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Quantile<TLanes>(TLanes level, int size, ref float probabilities)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes category = TLanes.Zero;
        TLanes sum = TLanes.Zero;
        for (int line = 0; line < size - 1; line++)
        {
            sum += ColumnLines.Get<TLanes>(ref probabilities, line);
            category += TLanes.SelectLess(level, sum, TLanes.Zero, TLanes.Broadcast(1));
        }

        return LaneMath.IfFinite(category, sum);
    }
}
