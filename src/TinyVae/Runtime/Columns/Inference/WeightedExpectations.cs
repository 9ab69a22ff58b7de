using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// The mean of what is expected of each cell of a row over any number of draws of z, each with its importance weight, in fixed memory: the
/// largest weight so far is subtracted from all in the exponent.
/// </summary>
/// <typeparam name="TTable">The columns.</typeparam>
/// <param name="decoded">A row of what the decoder gives, and the memory to work in.</param>
internal ref struct WeightedExpectations<TTable>(LikelihoodRows decoded)
    where TTable : struct, IColumnTable
{
    private readonly LikelihoodRows _decoded = decoded;
    private float _largest = float.NegativeInfinity;
    private float _weights;

    private readonly Span<float> Sums
    {
        get
        {
            var lines = new DecodedLines(_decoded, TTable.Parameters);
            return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref lines.Others, RowLanes.Length(TTable.Others)), TTable.Expectations);
        }
    }

    /// <summary>Takes up to 16 draws.</summary>
    /// <param name="draws">What the decoder gave for them.</param>
    /// <param name="x">The row's first panel.</param>
    /// <param name="stride">Floats from one of its panels to the next.</param>
    /// <param name="logRatios">log q(z|x) − log p(z) of each.</param>
    public void Add<TLanes>(LikelihoodRows draws, ref float x, int stride, ReadOnlySpan<float> logRatios)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> line = stackalloc float[Lanes.Count];
        Columns<TTable>.LogDensities<TLanes>(draws, ref x, stride, draws.Rows, ref line[0]);
        float largest = _largest;
        for (int draw = 0; draw < draws.Rows; draw++)
        {
            line[draw] -= logRatios[draw];
            largest = Math.Max(largest, line[draw]);
        }

        TLanes used = TLanes.FirstLanes(draws.Rows);
        TLanes weights = LaneMath.ExpNonPositive(TLanes.Load(ref line[0], 0) - TLanes.Broadcast(largest)) & used;
        float kept = float.IsNegativeInfinity(_largest) ? 0 : Exp(_largest - largest);
        _largest = largest;
        _weights = (_weights * kept) + TLanes.Sum(weights);
        Span<float> sums = Sums;
        if (kept == 0)
            sums.Clear();

        var lines = new DecodedLines(draws, TTable.Parameters);
        lines.Load<TLanes>(0);
        var pass = new ExpectPass<TLanes>(ref lines.Parameters, lines.Scaling, ref lines.Others, weights, kept, ref MemoryMarshal.GetReference(sums));
        TTable.Visit(ref pass);
    }

    /// <summary>Writes what comes nearest to the mean in each cell that is missing.</summary>
    /// <param name="row">The row's cells.</param>
    public readonly void Fill<TLanes>(Span<float> row)
        where TLanes : struct, ILanes<TLanes>
    {
        var lines = new DecodedLines(_decoded, TTable.Parameters);
        var pass = new FillPass<TLanes>(row, ref lines.Others, 1 / _weights, ref MemoryMarshal.GetReference(Sums));
        TTable.Visit(ref pass);
    }

    private static float Exp(float value) => Lanes128.Sum(LaneMath.ExpNonPositive(Lanes128.Broadcast(value)) & Lanes128.FirstLanes(1));
}
