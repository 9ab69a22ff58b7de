namespace TinyVae.Layout;

/// <summary>Floats of a column of ordered categories.</summary>
internal static class OrdinalColumnLengths
{
    /// <summary>What is compared with the sums of the probabilities.</summary>
    public const int Uniforms = 1;

    /// <summary>Whether the category lies above each but the last.</summary>
    public static int Features(int size) => size - 1;

    /// <summary>The first threshold, and the raw distance of each further one from that before it.</summary>
    public static int Parameters(int size) => size - 1;

    /// <summary>The probability of each.</summary>
    public static int Expectations(int size) => size;
}
