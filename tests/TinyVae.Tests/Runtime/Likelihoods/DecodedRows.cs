using TinyVae.Kernels;
using TinyVae.Numerics;

namespace TinyVae.Tests.Runtime.Likelihoods;

/// <summary>What a decoder might give, and data, both in panels: with marks in the rows that are not there.</summary>
internal sealed class DecodedRows
{
    public const float Mark = -99f;

    private readonly float[] _shared;
    private readonly float[] _scratch;
    private readonly int _panels;

    private DecodedRows(int features, int dataRows, int samples, int heads, float shared)
    {
        (Features, Samples, DataRows, Rows, Heads) = (features, samples, dataRows, dataRows * samples, heads);
        _panels = (features + Lanes.Count - 1) / Lanes.Count;
        Stride = (Rows + 2) * Lanes.Count;
        XStride = (dataRows + 1) * Lanes.Count;
        Parameters = new float[heads * _panels * Stride];
        X = new float[_panels * XStride];
        Array.Fill(Parameters, Mark);
        _shared = [shared];
        _scratch = new float[RowLanes.Length(features)];
    }

    public int Features { get; }

    public int Samples { get; }

    public int DataRows { get; }

    /// <summary>Decoded rows.</summary>
    public int Rows { get; }

    public int Heads { get; }

    public int Stride { get; }

    public int XStride { get; }

    public float[] Parameters { get; }

    public float[] X { get; }

    public LikelihoodRows Lines => new(ref Parameters[0], ref _shared[0], ref _scratch[0], Features, Rows, Stride);

    /// <summary>The same rows at every call.</summary>
    public static DecodedRows Of<TFormula>(int features, int dataRows, int samples)
        where TFormula : IRowFormula
    {
        var random = new Random(1);
        var rows = new DecodedRows(features, dataRows, samples, TFormula.Heads, TFormula.Parameter(random, TFormula.Heads));
        float[] x = new float[features];
        for (int row = 0; row < dataRows; row++)
        {
            TFormula.FillRow(random, x);
            for (int feature = 0; feature < features; feature++)
                rows.X[PlaceOf(row, feature, rows.XStride)] = x[feature];
        }

        for (int head = 0; head < rows.Heads; head++)
        {
            for (int row = 0; row < rows.Rows; row++)
            {
                for (int feature = 0; feature < rows._panels * Lanes.Count; feature++)
                    rows.Parameters[rows.Place(head, row, feature)] = feature < features ? TFormula.Parameter(random, head) : 0f;
            }
        }

        return rows;
    }

    /// <summary>Gives the lanes of the data behind the features a value.</summary>
    public void FillBehind(float value)
    {
        for (int row = 0; row < DataRows; row++)
        {
            for (int feature = Features; feature < _panels * Lanes.Count; feature++)
                X[PlaceOf(row, feature, XStride)] = value;
        }
    }

    /// <summary>The index of a parameter.</summary>
    public int Place(int head, int row, int feature) => (head * _panels * Stride) + PlaceOf(row, feature, Stride);

    /// <summary>The parameters of a decoded row: those of the heads, then the shared one for each feature.</summary>
    public double[][] HeadsOf(int row)
    {
        double[][] heads = new double[Heads + 1][];
        for (int head = 0; head < Heads; head++)
            heads[head] = [.. Enumerable.Range(0, Features).Select(feature => (double)Parameters[Place(head, row, feature)])];
        heads[Heads] = [.. Enumerable.Repeat((double)_shared[0], Features)];
        return heads;
    }

    /// <summary>The row of data that a decoded row is for.</summary>
    public double[] XOf(int row) =>
        [.. Enumerable.Range(0, Features).Select(feature => (double)X[PlaceOf(row / Samples, feature, XStride)])];

    private static int PlaceOf(int row, int feature, int stride) =>
        (feature / Lanes.Count * stride) + (row * Lanes.Count) + (feature % Lanes.Count);
}
