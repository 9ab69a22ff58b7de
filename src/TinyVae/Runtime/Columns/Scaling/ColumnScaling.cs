using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The scale of each column: mean and deviation of what was fitted, which a file has as tensors; and what follows from them. The deviation
/// that divides is never below a millionth of the mean's magnitude, nor below 10⁻³⁰, and 1 where neither mean nor deviation is another
/// than 0.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ColumnScaling
{
    private const float LeastOfMean = 1e-6f;
    private const float Least = 1e-30f;

    private readonly ref float _start;
    private readonly int _columns;
    private readonly int _number;

    /// <summary>The scales that lie at a place of the model's array.</summary>
    /// <param name="start">The first mean.</param>
    /// <param name="columns">Columns.</param>
    public ColumnScaling(ref float start, int columns)
    {
        _start = ref start;
        _columns = columns;
        _number = ColumnScalingLengths.Number(columns);
    }

    private Span<float> Means => Number(0);

    private Span<float> Deviations => Number(1);

    private Span<float> Counts => Number(2);

    private Span<double> ExactMeans => Double(0);

    private Span<double> Squares => Double(1);

    private Span<double> ExactCounts => Double(2);

    /// <summary>Mean 0 and deviation 1 of each column, of no row.</summary>
    public void Reset()
    {
        Means.Clear();
        Deviations.Fill(1);
        Counts.Clear();
        Restore();
    }

    /// <summary>Takes up what stands in the tensors: after a file was read.</summary>
    public void Restore()
    {
        for (int column = 0; column < _columns; column++)
        {
            double count = Counts[column];
            ExactMeans[column] = Means[column];
            Squares[column] = count * Deviations[column] * Deviations[column];
            ExactCounts[column] = count;
        }

        Derive();
    }

    /// <summary>Throws unless something was fitted.</summary>
    /// <exception cref="InvalidOperationException">Nothing was.</exception>
    public void RequireFitted()
    {
        if (!Counts.ContainsAnyExcept(0f))
        {
            throw new InvalidOperationException(
                "The scales of the columns are not fitted: call FitScaling with data before the first step, or load a file of a model that was. Nothing has changed.");
        }
    }

    /// <summary>Adds a cell to what is fitted (Welford, "Note on a method for calculating corrected sums of squares", 1962).</summary>
    /// <param name="column">Its column.</param>
    /// <param name="value">What is scaled of it.</param>
    internal void Add(int column, double value)
    {
        double count = ++ExactCounts[column];
        double difference = value - ExactMeans[column];
        ExactMeans[column] += difference / count;
        Squares[column] += difference * (value - ExactMeans[column]);
    }

    /// <summary>Writes the tensors of what was added.</summary>
    internal void Complete()
    {
        for (int column = 0; column < _columns; column++)
        {
            double count = ExactCounts[column];
            Counts[column] = (float)count;
            if (count == 0)
                continue;
            Means[column] = (float)ExactMeans[column];
            Deviations[column] = (float)Math.Sqrt(Squares[column] / count);
        }

        Derive();
    }

    /// <summary>The scale of a column.</summary>
    /// <param name="column">Which.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ColumnScale<TLanes> Of<TLanes>(int column)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float mean = ref Unsafe.Add(ref _start, column);
        return new(mean, Unsafe.Add(ref mean, 3 * _number), Unsafe.Add(ref mean, 4 * _number), Unsafe.Add(ref mean, 5 * _number));
    }

    /// <summary>The deviation that divides, its inverse and its logarithm.</summary>
    private void Derive()
    {
        var one = Lanes128.Broadcast(1);
        for (int column = 0; column < _number; column += Lanes.Count)
        {
            ref float place = ref Unsafe.Add(ref _start, column);
            var floor = Lanes128.Abs(Lanes128.Load(ref place, 0)) * Lanes128.Broadcast(LeastOfMean);
            var deviation = Lanes128.Max(floor, Lanes128.Load(ref place, (nuint)_number));
            var scale = Lanes128.SelectLess(Lanes128.Zero, deviation, Lanes128.Max(Lanes128.Broadcast(Least), deviation), one);
            Lanes128.Store(scale, ref place, (nuint)(3 * _number));
            Lanes128.Store(one / scale, ref place, (nuint)(4 * _number));
            Lanes128.Store(LaneMath.Log(scale), ref place, (nuint)(5 * _number));
        }
    }

    private Span<float> Number(int index) => MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _start, index * _number), _columns);

    private Span<double> Double(int index) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<float, double>(ref Unsafe.Add(ref _start, (6 + (2 * index)) * _number)), _columns);
}
