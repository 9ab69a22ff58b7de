using TinyVae.Layout;

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
}
