using TinyVae.Kernels;
using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Likelihoods;

/// <summary>LikelihoodDraws of one feature, many times.</summary>
internal static class LikelihoodDraws
{
    private const int Count = 40_000;

    public static float[] Of<TLikelihood>(float parameter, float spread = 0f)
        where TLikelihood : struct, ILikelihood
    {
        const int rows = Count / Lanes.Count, stride = Count;
        float[] parameters = new float[2 * stride];
        parameters.AsSpan(0, stride).Fill(parameter);
        parameters.AsSpan(stride).Fill(spread);
        float[] noise = new float[stride];
        var key = RandomKey.From(7, RandomStream.Draw);
        float[] shared = [spread];
        float[] scratch = new float[RowLanes.Length(Lanes.Count)];
        TLikelihood.Draw<Lanes256>(new LikelihoodRows(ref parameters[0], ref shared[0], ref scratch[0], Lanes.Count, rows, stride), key, 0, ref noise[0]);
        return parameters[..Count];
    }

    /// <summary>The distance of Kolmogorov and Smirnov: 1.63 / √n is exceeded by chance once in a hundred keys.</summary>
    public static void AssertDistribution(float[] values, Func<double, double> cumulative)
    {
        Array.Sort(values);
        double distance = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double probability = cumulative(values[i]);
            distance = Math.Max(distance, Math.Max(((i + 1.0) / values.Length) - probability, probability - ((double)i / values.Length)));
        }

        Assert.True(distance < 1.63 / Math.Sqrt(values.Length), $"The distance is {distance}.");
    }
}
