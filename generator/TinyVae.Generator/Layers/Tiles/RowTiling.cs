namespace TinyVae.Generator.Layers;

/// <summary>
/// How many rows a register tile takes, for each size of register file: up to 16 rows of accumulators (512-bit registers),
/// up to 6 (256-bit, or 32 of 128-bit) or up to 3 (16 of 128-bit). One height each, chosen so that the batch divides
/// with the least work done twice, where its last tile overlaps the one before.
/// </summary>
/// <param name="Height16">Rows of a tile in 512-bit registers.</param>
/// <param name="Height6">In 256-bit registers, or 32 of 128 bits.</param>
/// <param name="Height3">In 16 registers of 128 bits.</param>
/// <param name="Overlaps">Whether the last tile keeps to the rows; otherwise it takes more of them, which nobody else has.</param>
/// <param name="Rows">Rows of a full batch, or those that go through at once.</param>
internal sealed record RowTiling(int Height16, int Height6, int Height3, bool Overlaps, int Rows)
{
    private const int RowsOfInference = 16;

    /// <summary>Near equal heights of tiles that cover the rows without computing any twice, for each size of register file.</summary>
    public IReadOnlyList<int> Split16 => TileHeights.NearEqual(Rows, 16);

    public IReadOnlyList<int> Split6 => TileHeights.NearEqual(Rows, 6);

    public IReadOnlyList<int> Split3 => TileHeights.NearEqual(Rows, 3);

    public IEnumerable<int> Heights => new[] { Height16, Height6, Height3 }.Distinct();

    public static RowTiling Of(int batchSize, bool overlaps)
    {
        // A batch of one never meets a tile of rows: those serve inference.
        int rows = batchSize == 1 ? RowsOfInference : batchSize;
        return new(Best(rows, 16, registers: 1), Best(rows, 6, registers: 2), Best(rows, 3, registers: 4), overlaps, rows);
    }

    /// <summary>Rows from one panel of activations to the next: room for whole tiles at every width.</summary>
    public int Padded(int rows)
    {
        int ofOneHeight = new[] { Height16, Height6, Height3 }.Max(height => (rows + height - 1) / height * height);
        return Overlaps ? ofOneHeight : Math.Max(ofOneHeight, new[] { Split16, Split6, Split3 }.Max(heights => Covered(rows, heights)));
    }

    /// <summary>Rows that inference takes at once: whole tiles, and an even number, since noise is drawn for pairs of rows.</summary>
    public int InferenceRows()
    {
        if (!Overlaps)
            return RowsOfInference;
        int rows = Height16 * Math.Max(1, RowsOfInference / Height16);
        return rows % 2 == 0 ? rows : rows + Height16;
    }

    /// <summary>Rows that near equal tiles cover, a block of them after another, until none of so many is left.</summary>
    private int Covered(int rows, IReadOnlyList<int> heights)
    {
        int covered = rows / Rows * Rows;
        for (int tile = 0; covered < rows; tile++)
            covered += heights[tile];
        return covered;
    }

    /// <summary>The height whose tiles cover the rows soonest.</summary>
    private static int Best(int rows, int limit, int registers)
    {
        int best = 1;
        double leastTime = double.MaxValue;
        for (int height = 1; height <= Math.Min(limit, rows); height++)
        {
            int tiles = (rows + height - 1) / height;
            double time = tiles * TimePerInput(height * registers);
            if (time <= leastTime)
                (best, leastTime) = (height, time);
        }

        return best;
    }

    /// <summary>
    /// In multiply-adds: fewer than 8 in flight wait for each other (4 cycles, 2 a cycle), and the tile's own loads and loop cost about one.
    /// </summary>
    private static double TimePerInput(int accumulators) => Math.Max(accumulators, 8) + 1;
}
