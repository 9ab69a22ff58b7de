namespace TinyVae.Generator.Planning;

/// <summary>Activations of all rows: panels of 16 features, [features/16][rows][16].</summary>
internal static class ActivationBuffer
{
    public static BufferRequest Request(string name, int features, int rows, int firstUse, int lastUse)
    {
        int panels = PanelMath.Panels(features);
        return new(name, (long)panels * rows * PanelMath.Lanes, firstUse, lastUse, $"[{panels}][{rows}][16]");
    }
}
