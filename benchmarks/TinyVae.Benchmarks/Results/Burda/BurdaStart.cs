using TinyVae.Numerics;

namespace TinyVae.Benchmarks.Results.Burda;

/// <summary>
/// The parameters that the authors' code starts from: weights uniform in ±√(6/(inputs + outputs)) (Glorot and Bengio, 2010, eq. 16),
/// biases 0, but for the logits, which start at those of the pixels' means.
/// </summary>
internal static class BurdaStart
{
    /// <summary>The authors bound the means by this from 0 and 1.</summary>
    private const double LeastMean = 1e-3;

    public static void Initialize(BurdaVae model, Dataset training, ulong seed)
    {
        var key = RandomKey.From(seed, RandomStream.Initialization);
        Span<float> parameters = model.Parameters;
        parameters.Clear();
        for (int i = 0; i < BurdaVae.Tensors.Length; i++)
        {
            if (!BurdaVae.Tensors[i].IsBias)
                DrawWeights(parameters, BurdaVae.Tensors[i], key.At((ulong)i));
        }

        ParameterTensor logits = BurdaVae.Tensors[^1];
        double[] means = Means(training);
        for (int output = 0; output < logits.Outputs; output++)
        {
            double mean = Math.Clamp(means[output], LeastMean, 1 - LeastMean);
            parameters[logits.IndexOf(output, 0)] = (float)Math.Log(mean / (1 - mean));
        }
    }

    private static void DrawWeights(Span<float> parameters, ParameterTensor tensor, RandomKey key)
    {
        float bound = (float)Math.Sqrt(6.0 / (tensor.Inputs + tensor.Outputs));
        float[] row = new float[tensor.Inputs];
        for (int output = 0; output < tensor.Outputs; output++)
        {
            UniformNoise.Fill(key.At((ulong)output), bound, row);
            for (int input = 0; input < row.Length; input++)
                parameters[tensor.IndexOf(output, input)] = row[input];
        }
    }

    private static double[] Means(Dataset data)
    {
        double[] sums = new double[data.Features];
        for (int row = 0; row < data.Rows; row++)
        {
            ReadOnlySpan<float> values = data.Row(row);
            for (int i = 0; i < sums.Length; i++)
                sums[i] += values[i];
        }
        return [.. sums.Select(sum => sum / data.Rows)];
    }
}
