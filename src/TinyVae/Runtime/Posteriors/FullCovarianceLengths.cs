namespace TinyVae.Layout;

/// <summary>Memory of a posterior of full covariance.</summary>
internal static class FullCovarianceLengths
{
    /// <summary>Elements of L below its diagonal.</summary>
    public static int Below(int units) => (int)((long)units * (units - 1) / 2);

    /// <summary>Lines of the three heads, each from a whole panel on: μ, 2·log Lᵢᵢ, and what is below.</summary>
    public static int Features(int units) => (int)(2 * PanelMath.Padded(units) + PanelMath.Padded(Below(units)));

    /// <summary>Floats that the kernels of inference work in: the heads and a vector of z, with rows in their lanes.</summary>
    public static long Inference(int units) => Heads(units) + RowLanesLengths.Lines(units);

    /// <summary>Floats that the kernels of training work in: the heads and three vectors of z.</summary>
    public static long Training(int units) => Heads(units) + 3 * RowLanesLengths.Lines(units);

    /// <summary>Floats of the heads with rows in their lanes.</summary>
    public static long Heads(int units) => RowLanesLengths.Lines(Features(units));
}
