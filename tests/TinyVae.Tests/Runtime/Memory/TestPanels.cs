using TinyVae.Numerics;

namespace TinyVae.Tests.Runtime.Memory;

/// <summary>Panels of activations, <c>[features/16][rows + 1][16]</c>: each ends with a row that no kernel may touch, all NaN.</summary>
internal sealed class TestPanels
{
    private readonly int _rows;

    /// <summary>All rows 0.</summary>
    public TestPanels(int features, int rows)
    {
        _rows = rows;
        Stride = (rows + 1) * Lanes.Count;
        Floats = new float[(features + 15) / 16 * Stride];
        for (int panel = 0; panel < Floats.Length / Stride; panel++)
            Floats.AsSpan((panel * Stride) + (rows * Lanes.Count), Lanes.Count).Fill(float.NaN);
    }

    /// <summary>Every row as the function of row and feature says, and 0 beyond the features.</summary>
    public TestPanels(int features, int rows, Func<int, int, double> value)
        : this(features, rows)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int feature = 0; feature < features; feature++)
                this[row, feature] = (float)value(row, feature);
        }
    }

    public float[] Floats { get; }

    public int Stride { get; }

    /// <summary>Whether the rows that no kernel may touch are NaN as before.</summary>
    public bool AreGuardsIntact =>
        Enumerable.Range(1, Floats.Length / Stride)
            .All(panel => Floats[((panel * Stride) - Lanes.Count)..(panel * Stride)].All(float.IsNaN));

    public ref float this[int row, int feature] => ref Floats[(feature / 16 * Stride) + (row * Lanes.Count) + (feature % 16)];

    /// <summary>All NaN, so that what a kernel does not write shows.</summary>
    public static TestPanels Unwritten(int features, int rows)
    {
        var panels = new TestPanels(features, rows);
        Array.Fill(panels.Floats, float.NaN);
        return panels;
    }

    /// <summary>The row's features from the first one on.</summary>
    public double[] Row(int row, int first, int count) => [.. Enumerable.Range(first, count).Select(feature => (double)this[row, feature])];

    /// <summary>The rows' lanes from a feature to the end of its panel.</summary>
    public IEnumerable<float> Beyond(int feature) =>
        from row in Enumerable.Range(0, _rows)
        from lane in Enumerable.Range(feature, (16 - (feature % 16)) % 16)
        select this[row, lane];
}
