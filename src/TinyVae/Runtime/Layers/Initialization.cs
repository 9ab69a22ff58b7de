using System.Collections.Immutable;
using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The parameters that a model starts from.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Initialization
{
    /// <summary>
    /// Draws weights and biases uniformly from ±1/√fan-in, as PyTorch's Linear and its convolutions do. Every row of every tensor has a key of its
    /// own, so an element depends on the seed, its tensor's place in the list, and its own indices.
    /// </summary>
    /// <param name="parameters">The flat parameters.</param>
    /// <param name="tensors">The tensors in them; each bias follows its weight.</param>
    /// <param name="seed">Key of the draws.</param>
    public static void UniformFanIn(Span<float> parameters, ImmutableArray<ParameterTensor> tensors, ulong seed)
    {
        var key = RandomKey.From(seed, RandomStream.Initialization);
        float[] draws = new float[LongestRow(tensors)];
        float bound = 0;
        for (int i = 0; i < tensors.Length; i++)
        {
            ParameterTensor tensor = tensors[i];
            RandomKey tensorKey = key.At((ulong)i);
            if (tensor.IsBias)
            {
                Span<float> values = draws.AsSpan(0, tensor.Outputs);
                UniformNoise.Fill(tensorKey, bound, values);
                for (int output = 0; output < tensor.Outputs; output++)
                    parameters[tensor.IndexOf(output, 0)] = values[output];
                continue;
            }

            bound = Bound(tensor.Order.FanIn(tensor.Outputs, tensor.Inputs));
            Span<float> row = draws.AsSpan(0, tensor.Inputs);
            for (int output = 0; output < tensor.Outputs; output++)
            {
                UniformNoise.Fill(tensorKey.At((ulong)output), bound, row);
                int place = tensor.IndexOf(output, 0);
                foreach (float value in row)
                {
                    parameters[place] = value;
                    place += Lanes.Count;
                }
            }
        }
    }

    private static int LongestRow(ImmutableArray<ParameterTensor> tensors)
    {
        int longest = 0;
        foreach (ParameterTensor tensor in tensors)
            longest = Math.Max(longest, tensor.IsBias ? tensor.Outputs : tensor.Inputs);
        return longest;
    }

    private static float Bound(int fanIn) => (float)(1 / Math.Sqrt(fanIn));
}
