using System.Globalization;
using System.Runtime.CompilerServices;

namespace TinyVae.Kernels;

/// <summary>Throws where a cell is none that its column can have, naming the first of the first such column.</summary>
internal ref struct CheckPass<TTable>(ReadOnlySpan<float> x, int pitch, string argument) : IColumnPass
    where TTable : struct, IColumnTable
{
    private readonly ReadOnlySpan<float> _x = x;
    private int _column;

    /// <exception cref="ArgumentException">A number is none of its column's.</exception>
    /// <exception cref="NotFiniteNumberException">A cell is infinite, or NaN in a column of which none may be missing.</exception>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Take<TKind>(int columns, int size, bool mayBeMissing)
        where TKind : struct, IColumnKind
    {
        for (int end = _column + columns; _column < end; _column++)
        {
            for (int place = _column; place < _x.Length; place += pitch)
            {
                float value = _x[place];
                bool fits = float.IsFinite(value) ? TKind.Accepts(value, size) : mayBeMissing && float.IsNaN(value);
                if (!fits)
                    Throw(value, place / pitch, TKind.Need(size) + (mayBeMissing ? ", or NaN where it is missing" : ""));
            }
        }
    }

    private readonly void Throw(float value, int row, string need)
    {
        string message = string.Create(
            CultureInfo.InvariantCulture, $"{argument} is {value} at row {row}, column {TTable.NameOf(_column)}, which needs {need}. Nothing has changed.");
        throw UnfitValue.Error(message, value, argument);
    }
}
