using Assert = Xunit.Assert;

namespace TinyVae.Tests.Generated;

/// <summary>Comparison of numbers in single precision with a reference in double.</summary>
internal static class Close
{
    /// <summary>Differences are measured against the largest expected element: a sum in single precision can promise no more.</summary>
    public static void All(string what, IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
        => All(what, expected, actual, tolerance, expected.Max(Math.Abs));

    /// <summary>Differences are measured against <paramref name="largest"/>.</summary>
    public static void All(string what, IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance, double largest)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance * largest))
                Assert.Fail($"{what}[{i}] is {actual[i]:R} instead of {expected[i]:R}, where the largest is {largest:R}.");
        }
    }

    public static void All(string what, IReadOnlyList<double> expected, float[] actual, double tolerance) =>
        All(what, expected, Array.ConvertAll(actual, value => (double)value), tolerance);

    /// <summary>
    /// Each tensor by itself; the tensors of a flow's step as one, since b, a single number, may be a small difference of what the draws
    /// contribute.
    /// </summary>
    public static void All(
        IReadOnlyDictionary<string, double[]> expected, IReadOnlyDictionary<string, double[]> actual, double tolerance)
    {
        foreach (var together in expected.GroupBy(tensor => tensor.Key.StartsWith("flow.", StringComparison.Ordinal) ? tensor.Key[..^2] : tensor.Key))
        {
            double largest = together.Max(tensor => tensor.Value.Max(Math.Abs));
            foreach ((string name, double[] values) in together)
            {
                All(name, values, actual[name], tolerance, largest);
            }
        }
    }

    public static void Elbo(Elbo expected, Elbo actual, double tolerance)
    {
        Number("The reconstruction", expected.Reconstruction, actual.Reconstruction, tolerance);
        Number("The divergence", expected.KullbackLeibler, actual.KullbackLeibler, tolerance);
    }

    public static void Number(string what, double expected, double actual, double tolerance) =>
        Assert.True(
            Math.Abs(actual - expected) <= tolerance * (1 + Math.Abs(expected)),
            $"{what} is {actual:R} instead of {expected:R}.");

    /// <summary>The same bits, a NaN and the sign of zero included.</summary>
    public static void SameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]))
                Assert.Fail($"Element {i} is {actual[i]:R} instead of {expected[i]:R}.");
        }
    }
}
