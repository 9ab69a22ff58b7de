namespace TinyVae.Layout;

/// <summary>Where the scales of columns lie, each number of all columns padded to whole cache lines.</summary>
internal static class ColumnScalingLengths
{
    /// <summary>The means; behind them the deviations, the counts, and what follows from these: three floats and three doubles a column.</summary>
    private const int Numbers = 12;

    /// <summary>The numbers that files have as tensors.</summary>
    public const int Tensors = 3;

    /// <summary>Floats of one number of all columns.</summary>
    /// <param name="columns">Columns.</param>
    public static int Number(int columns) => PanelMath.Panels(columns) * PanelMath.Lanes;

    /// <summary>Floats of all.</summary>
    /// <param name="columns">Columns.</param>
    public static long Floats(int columns) => (long)Numbers * Number(columns);
}
