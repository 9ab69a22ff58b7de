using System.Collections.Immutable;
using System.Globalization;
using TinyVae.Numerics;

namespace TinyVae;

/// <summary>
/// Goes through the elements of a tensor as files hold them, and says where in the parameters they lie: runs of them at a constant
/// distance. A bias has runs of one element.
/// </summary>
internal struct TensorPlace(ParameterTensor tensor)
{
    private readonly int _run = tensor.Order.Run(tensor.Inputs);
    private int _element;
    private int _elementOfRun;

    /// <summary>From one element of a run to the next, in the flat parameters.</summary>
    public readonly int Stride { get; } = tensor.Order.Step(tensor.Inputs) * Lanes.Count;

    /// <summary>Where in the flat parameters the element lies.</summary>
    public readonly int Index => tensor.IndexOf(_element);

    /// <summary>Whether no element may be negative.</summary>
    public readonly bool IsNeverNegative => tensor.IsNeverNegative;

    /// <summary>How many of the next <paramref name="elements"/> are still in this run.</summary>
    public readonly int RunOf(int elements) => Math.Min(elements, _run - _elementOfRun);

    /// <summary>Past so many elements, which are in this run.</summary>
    public void MoveOn(int elements)
    {
        _element += elements;
        _elementOfRun += elements;
        if (_elementOfRun == _run)
            _elementOfRun = 0;
    }

    /// <summary>An element as messages name it, by its indices in the file.</summary>
    /// <param name="elements">How far it is ahead.</param>
    public readonly string Name(int elements)
    {
        int element = _element + elements;
        ImmutableArray<int> shape = tensor.Shape;
        string indices = "";
        for (int dimension = shape.Length - 1; dimension >= 0; dimension--)
        {
            (element, int index) = Math.DivRem(element, shape[dimension]);
            indices = index.ToString(CultureInfo.InvariantCulture) + (indices.Length > 0 ? ", " : "") + indices;
        }
        return $"tensor '{tensor.Name}' [{indices}]";
    }
}
