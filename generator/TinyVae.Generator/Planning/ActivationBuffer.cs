namespace TinyVae.Generator.Planning;

/// <summary>What rows leave behind in an arena.</summary>
internal static class ActivationBuffer
{
    /// <summary>Activations of all rows: panels of 16 features, [features/16][rows][16].</summary>
    public static BufferRequest Request(string name, int features, int rows, int firstUse, int lastUse)
    {
        int panels = PanelMath.Panels(features);
        return new(name, (long)panels * rows * PanelMath.Lanes, firstUse, lastUse, $"[{panels}][{rows}][16]");
    }

    /// <summary>The sums of the bound over each 16 rows, in lanes: written by a pass and read after it.</summary>
    public static IEnumerable<BufferRequest> BlockSums(int rows, int lastUse)
    {
        long length = PanelMath.Panels(rows) * PanelMath.Lanes;
        yield return new(BufferNames.Divergences, length, 0, lastUse, "KL divergences of each 16 rows, in lanes");
        yield return new(BufferNames.Densities, length, 0, lastUse, "log p(x|z) of each 16 rows, in lanes");
    }
}
