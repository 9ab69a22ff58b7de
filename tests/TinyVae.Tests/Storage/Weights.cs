using System.Collections.Immutable;

namespace TinyVae.Tests.Storage;

/// <summary>
/// The tensors of a small model made by hand, as the generator lays them out: a layer of 18 inputs and 5 outputs, and two heads
/// of 20 outputs, eight of each in a panel, which take three panels of 16.
/// </summary>
internal static class Weights
{
    public static readonly ImmutableArray<ParameterTensor> Tensors =
    [
        new("encoder.0.weight", Outputs: 5, Inputs: 18, Offset: 0, FirstLane: 0),
        new("encoder.0.bias", Outputs: 5, Inputs: 0, Offset: 288, FirstLane: 0),
        new("posterior.mean.weight", Outputs: 20, Inputs: 5, Offset: 304, FirstLane: 0, LanesOfPanel: 8),
        new("posterior.mean.bias", Outputs: 20, Inputs: 0, Offset: 544, FirstLane: 0, LanesOfPanel: 8),
        new("posterior.log_variance.weight", Outputs: 20, Inputs: 5, Offset: 304, FirstLane: 8, LanesOfPanel: 8),
        new("posterior.log_variance.bias", Outputs: 20, Inputs: 0, Offset: 544, FirstLane: 8, LanesOfPanel: 8),
    ];

    /// <summary>What the model may be declared as.</summary>
    public const string Declaration = "Input = \"18\", Encoder = [\"5 \\ é\"], Latent = 20";

    /// <summary>Floats of the parameters, padding included.</summary>
    public const int Floats = 592;

    /// <summary>Floats of the tensors, padding not counted.</summary>
    public const int Elements = 5 * 18 + 5 + 2 * (20 * 5 + 20);

    /// <summary>The element that <see cref="Distinct"/> gives a tensor at [output, input].</summary>
    public static float Element(int tensor, int output, int input) => (tensor + 1) * 1000 + output * 20 + input + 0.5f;

    /// <summary>Parameters of which every element is another number; padding is zero.</summary>
    public static float[] Distinct()
    {
        float[] parameters = new float[Floats];
        for (int t = 0; t < Tensors.Length; t++)
        {
            for (int output = 0; output < Tensors[t].Outputs; output++)
            {
                for (int input = 0; input < Math.Max(Tensors[t].Inputs, 1); input++)
                    parameters[Tensors[t].IndexOf(output, input)] = Element(t, output, input);
            }
        }
        return parameters;
    }
}
