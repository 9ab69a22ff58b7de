namespace TinyVae.Generator.Layers;

/// <summary>How something is cut into tiles.</summary>
internal static class TileHeights
{
    /// <summary>Near equal heights, none above a limit, the largest first: as few tiles as can be, and nothing computed twice.</summary>
    /// <param name="count">What the tiles are cut of.</param>
    /// <param name="limit">The most of a tile.</param>
    public static int[] NearEqual(int count, int limit)
    {
        int tiles = (count + limit - 1) / limit;
        return [.. Enumerable.Range(0, tiles).Select(tile => count / tiles + (tile < count % tiles ? 1 : 0))];
    }
}
