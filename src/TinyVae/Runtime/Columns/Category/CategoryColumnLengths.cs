namespace TinyVae.Layout;

/// <summary>Floats of a column of categories.</summary>
internal static class CategoryColumnLengths
{
    /// <summary>What is compared with the sums of the probabilities.</summary>
    public const int Uniforms = 1;

    /// <summary>One-hot.</summary>
    public static int Features(int size) => size;

    /// <summary>A logit for each.</summary>
    public static int Parameters(int size) => size;

    /// <summary>The probability of each.</summary>
    public static int Expectations(int size) => size;
}
