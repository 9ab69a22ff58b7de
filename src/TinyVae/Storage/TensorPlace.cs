using TinyVae.Numerics;

namespace TinyVae;

/// <summary>
/// Goes through the elements of a tensor row by row, as files hold them, and says where in the parameters they lie: those of a row
/// at a constant distance. A bias has rows of one element.
/// </summary>
internal struct TensorPlace(ParameterTensor tensor)
{
    /// <summary>From one element of a row to the next, in the flat parameters.</summary>
    public const int Stride = Lanes.Count;

    private readonly int _columns = Math.Max(tensor.Inputs, 1);
    private int _row;
    private int _column;

    /// <summary>Where in the flat parameters the element lies.</summary>
    public readonly int Index => tensor.IndexOf(_row, 0) + (_column * Stride);

    /// <summary>How many of the next <paramref name="elements"/> are still in this row.</summary>
    public readonly int RunOf(int elements) => Math.Min(elements, _columns - _column);

    /// <summary>Past so many elements, which are in this row.</summary>
    public void MoveOn(int elements)
    {
        _column += elements;
        if (_column == _columns)
            (_row, _column) = (_row + 1, 0);
    }

    /// <summary>An element of this row as messages name it.</summary>
    /// <param name="elements">How far it is ahead.</param>
    public readonly string Name(int elements) => tensor.IsBias
        ? $"tensor '{tensor.Name}' [{_row}]"
        : $"tensor '{tensor.Name}' [{_row}, {_column + elements}]";
}
