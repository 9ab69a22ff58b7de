namespace TinyVae.Generator.Layers;

/// <summary>How the inputs of one panel are cut for the weight-gradient tile, whose accumulators are inputs.</summary>
internal static class InputSplit
{
    /// <summary>Tile heights, near equal, none above <paramref name="limit"/>, in sum <paramref name="inputs"/>.</summary>
    public static IReadOnlyList<int> Of(int inputs, int limit)
    {
        int tiles = (inputs + limit - 1) / limit;
        int[] heights = new int[tiles];
        for (int i = 0; i < tiles; i++)
            heights[i] = inputs / tiles + (i < inputs % tiles ? 1 : 0);
        return heights;
    }
}
