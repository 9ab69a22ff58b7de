using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The cells of a column of up to 16 rows, some of them missing.</summary>
/// <typeparam name="TLanes">The lanes.</typeparam>
internal readonly struct ColumnCell<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>What stands there, and where nothing does, what may.</summary>
    public required TLanes Value { get; init; }

    /// <summary>All bits set where a cell is not missing.</summary>
    public required TLanes IsThere { get; init; }

    /// <summary>The cells of a column.</summary>
    /// <param name="cells">A line of each column, NaN where one is missing.</param>
    /// <param name="column">Which.</param>
    /// <typeparam name="TKind">Its kind.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ColumnCell<TLanes> Of<TKind>(ref float cells, int column)
        where TKind : struct, IColumnKind
    {
        // No cell is infinite, and NaN is less than nothing.
        TLanes cell = ColumnLines.Get<TLanes>(ref cells, column);
        TLanes isThere = TLanes.LessThan(cell, TLanes.Broadcast(float.PositiveInfinity));
        return new() { Value = TLanes.Select(isThere, cell, TLanes.Broadcast(TKind.Example)), IsThere = isThere };
    }
}
