using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Layers;

/// <summary>The loops of tiles over all rows of a pass, near equal in height, so that none is computed twice.</summary>
internal static class RowTileLoop
{
    /// <summary>The heights that occur, the largest first.</summary>
    public static IEnumerable<int> Heights(RowTiling tiling) =>
        tiling.Split16.Concat(tiling.Split6).Concat(tiling.Split3).Distinct().OrderByDescending(height => height);

    /// <summary>Tiles of near equal heights over all rows, a block of as many as go through at once after another.</summary>
    public static string Over(RowTiling tiling, Func<int, string> call)
    {
        return TileCode.ByRegisters(OfBlock(tiling.Split16), OfBlock(tiling.Split6), OfBlock(tiling.Split3));

        string OfBlock(IReadOnlyList<int> heights)
        {
            if (heights.Distinct().Count() == 1)
                return Loop("int row = 0", "rows", heights[0]);
            int high = heights.Count(height => height == heights[0]), from = high * heights[0];
            return Template.Fill($$"""
                for (int block = 0; block < rows; block += {{tiling.Rows}})
                {
                    int row = block;
                    {{Loop("", $"Math.Min(rows, block + {from})", heights[0])}}
                    {{Loop("", $"Math.Min(rows, block + {tiling.Rows})", heights[heights.Count - 1])}}
                }
                """);
        }

        string Loop(string start, string end, int height) => $"""
            for ({start}; row < {end}; row += {height})
                {call(height)}
            """;
    }
}
