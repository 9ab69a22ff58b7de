namespace TinyVae.Benchmarks.Tests.Burda;

/// <summary>Grey images that are trained on in seconds: three batches an epoch, the last of them not full.</summary>
internal static class FewDigits
{
    public const int StepsOfEpoch = 3;

    private const int Rows = 50;

    public static Dataset Images { get; } = Draw();

    private static Dataset Draw()
    {
        var random = new Random(1);
        return new Dataset([.. Enumerable.Range(0, Rows * 784).Select(_ => random.NextSingle())], 784);
    }
}
