using TinyVae.Generator.Model;
using TinyVae.Generator.Parsing;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>Networks to generate code for, as the arguments of an attribute.</summary>
internal static class Architectures
{
    /// <summary>Every likelihood and activation, 0 to 3 hidden layers, sizes around multiples of 16, batches around a tile's rows.</summary>
    public static IReadOnlyList<string> Chosen { get; } =
    [
        """Input = "784", Encoder = ["400 relu"], Latent = 20, BatchSize = 128""",
        """Input = "8x8", Encoder = ["32 silu", "24 tanh", "16"], Latent = 8, Likelihood = Likelihood.Gaussian, BatchSize = 32""",
        """Input = "5", Latent = 1, BatchSize = 1""",
        """Input = "1", Latent = 1, Likelihood = Likelihood.UnitGaussian, BatchSize = 2""",
        """Input = "16", Encoder = ["16 elu"], Latent = 16, BatchSize = 16""",
        """Input = "4x4x3", Encoder = ["17 leaky-relu", "33 gelu"], Latent = 15, Likelihood = Likelihood.Gaussian, BatchSize = 17""",
        """Input = "31", Encoder = ["1 sigmoid", "47 softplus", "15 identity"], Latent = 3, Likelihood = Likelihood.UnitGaussian, BatchSize = 7""",
        """Input = "64", Encoder = ["32 relu"], Latent = 8, Decoder = ["64"], BatchSize = 1""",
        """Input = "33", Encoder = [], Latent = 17, Decoder = ["5 tanh", "65 relu", "33 identity"], Likelihood = Likelihood.Gaussian, BatchSize = 100""",
    ];

    /// <summary>Networks by chance, the same in every run.</summary>
    public static IEnumerable<string> Random(int count)
    {
        Random random = new(42);
        string[] activations = ActivationNames.List.Split(", ");
        for (int i = 0; i < count; i++)
        {
            int input = Size(300);
            string likelihood = random.GetItems(Enum.GetNames<LikelihoodKind>(), 1)[0];
            string decoder = random.Next(2) == 0 ? "" : $", Decoder = [{string.Join(", ", [.. Layers(), $"\"{input}\""])}]";
            yield return $"Input = \"{input}\", Encoder = [{string.Join(", ", Layers())}], Latent = {Size(40)}{decoder}, "
                + $"Likelihood = Likelihood.{likelihood}, BatchSize = {Size(130)}";
        }

        int Size(int most) => random.Next(1, random.Next(2, most));

        IEnumerable<string> Layers() => Enumerable.Range(0, random.Next(4)).Select(_ => $"\"{Size(200)} {random.GetItems(activations, 1)[0]}\"");
    }

    /// <summary>A class of its own for each, with nothing that a strict compiler could mind.</summary>
    public static IEnumerable<string> Declare(IEnumerable<string> architectures) => architectures.Select((architecture, i) => $"""
        using TinyVae;

        /// <summary>A model.</summary>
        [Vae({architecture})]
        public sealed partial class Model{i};
        """);
}
