namespace TinyVae.Layout;

/// <summary>The arithmetic of panels: 16 floats, one cache line, whatever the register width. In 64 bits: a declaration may ask for too much.</summary>
internal static class PanelMath
{
    public const int Lanes = 16;

    /// <summary>Panels that hold this many features.</summary>
    public static int Panels(int features) => (int)(((long)features + Lanes - 1) / Lanes);

    /// <summary>Floats for that many, in whole panels.</summary>
    public static long Padded(int features) => (long)Panels(features) * Lanes;

    /// <summary>Features in the last panel: 1 to 16.</summary>
    public static int LanesOfLastPanel(int features) => (features - 1) % Lanes + 1;
}
