namespace TinyVae.Layout;

/// <summary>Memory of a mixture of Gaussians.</summary>
internal static class MixturePriorLengths
{
    /// <summary>Floats of one parameter of each component and unit, [units/16][components][16].</summary>
    public static long Table(int components, int units) => PanelMath.Padded(units) * components;

    /// <summary>Floats from the logits, which come first in the flat parameters, to the means.</summary>
    public static long Means(int components) => PanelMath.Padded(components);

    /// <summary>Floats from the logits to the log-variances.</summary>
    public static long LogVariances(int components, int units) => Means(components) + Table(components, units);

    /// <summary>Floats of the flat parameters.</summary>
    public static long Parameters(int components, int units) => LogVariances(components, units) + Table(components, units);

    /// <summary>Floats that its kernels work in: z and its gradient with rows in their lanes, a table, the log-weights, a line a component.</summary>
    public static long Scratch(int components, int units) =>
        2 * RowLanesLengths.Lines(units) + Table(components, units) + PanelMath.Padded(components) + (long)components * PanelMath.Lanes;
}
