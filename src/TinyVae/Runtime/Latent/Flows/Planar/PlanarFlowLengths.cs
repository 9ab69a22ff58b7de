namespace TinyVae.Layout;

/// <summary>Memory of a planar flow.</summary>
internal static class PlanarFlowLengths
{
    /// <summary>Lines of a float a draw that a step saves.</summary>
    public const int SavedLines = 3;

    /// <summary>Numbers that are kept of a step, each in 16 lanes.</summary>
    public const int Numbers = 10;

    /// <summary>Floats of a step in the flat parameters: u, w, b.</summary>
    public static long Step(int units) => 2 * PanelMath.Padded(units) + PanelMath.Lanes;

    /// <summary>Floats that are kept of a step's parameters: u, w, û, and the numbers.</summary>
    public static long PreparedStep(int units) => 3 * PanelMath.Padded(units) + Numbers * PanelMath.Lanes;

    /// <summary>Floats that its kernels work in: the steps, and z with rows in its lanes.</summary>
    public static long Scratch(int steps, int units) => steps * PreparedStep(units) + RowLanesLengths.Lines(units);
}
