namespace TinyVae.Layout;

/// <summary>Memory for up to 16 rows with a row in each lane.</summary>
internal static class RowLanesLengths
{
    /// <summary>Floats for the lines of some features, and a block of 16 x 16 to work in.</summary>
    public static long Lines(int features) => (PanelMath.Panels(features) + 1L) * PanelMath.Lanes * PanelMath.Lanes;
}
