namespace TinyVae.Layout;

/// <summary>Memory that the likelihood of columns works in: up to 16 rows, a row in each lane.</summary>
internal static class ColumnScratchLengths
{
    /// <summary>Floats for the lines of cells, of the decoder's parameters, and of what else a pass has.</summary>
    /// <param name="columns">Columns.</param>
    /// <param name="parameters">Parameters that the decoder gives.</param>
    /// <param name="others">The most lines of anything else: features, or what is expected of one cell.</param>
    public static long OfTraining(int columns, int parameters, int others) =>
        RowLanesLengths.Lines(columns) + RowLanesLengths.Lines(parameters) + RowLanesLengths.Lines(others);

    /// <summary>The same, with room for noise, in panels and in lines, and for what is expected of all cells of a row.</summary>
    /// <param name="columns">Columns.</param>
    /// <param name="parameters">Parameters that the decoder gives.</param>
    /// <param name="others">The most lines of anything else.</param>
    /// <param name="uniforms">Uniform numbers that a draw of a row takes.</param>
    /// <param name="expectations">Expectations of all cells of a row.</param>
    public static long OfInference(int columns, int parameters, int others, int uniforms, int expectations)
    {
        long imputing = RowLanesLengths.Lines(others) + PanelMath.Padded(expectations);
        long drawing = 2 * RowLanesLengths.Lines(uniforms);
        return RowLanesLengths.Lines(columns) + RowLanesLengths.Lines(parameters) + (imputing > drawing ? imputing : drawing);
    }
}
