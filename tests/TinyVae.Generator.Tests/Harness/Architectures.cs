using TinyVae.Generator.Activations;
using TinyVae.Generator.Columns;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Objectives;
using TinyVae.Generator.Optimizers;
using TinyVae.Generator.Posteriors;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>Networks to generate code for, as the arguments of an attribute.</summary>
internal static class Architectures
{
    /// <summary>
    /// Every likelihood, objective, posterior, optimizer and activation, 0 to 3 hidden layers, sizes around multiples of 16, batches around
    /// a tile's rows.
    /// </summary>
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
        """Input = "20", Encoder = ["18 relu"], Latent = 5, Objective = Objective.Autoencoder, Likelihood = Likelihood.UnitGaussian, Corruption = "mask 0.3", BatchSize = 18""",
        """Input = "17", Encoder = ["16 tanh"], Latent = 6, Objective = Objective.ImportanceWeighted, Samples = 5, Likelihood = Likelihood.SharedGaussian, BatchSize = 9""",
        """Input = "33", Encoder = ["20 relu"], Latent = 17, Posterior = Posterior.FullCovariance, Likelihood = Likelihood.Laplace, Optimizer = Optimizer.Sgd, BatchSize = 20""",
        """Input = "34", Latent = 4, Samples = 3, FreeBits = 0.1f, Likelihood = Likelihood.Categorical, Categories = [17], Optimizer = Optimizer.RmsProp, BatchSize = 17""",
        """Input = "24", Encoder = ["17 relu"], Latent = 3, Likelihood = Likelihood.ContinuousBernoulli, Corruption = "gaussian 0.1", Optimizer = Optimizer.AdamW, ClipNorm = 1""",
        """Input = "24", Latent = 18, Posterior = Posterior.FullCovariance, Kl = Kl.MonteCarlo, Samples = 2, Corruption = "salt-pepper 0.2", Optimizer = Optimizer.Adagrad, BatchSize = 5""",
        """Input = "25", Latent = 2, Objective = Objective.ImportanceWeighted, Samples = 2, Posterior = Posterior.FullCovariance, Likelihood = Likelihood.Categorical, Categories = [3, 20, 2], ClipNorm = 5, BatchSize = 33""",
        """Input = "18", Encoder = ["19 tanh"], Latent = 17, Prior = "mixture 20", Samples = 2, Likelihood = Likelihood.SharedGaussian, BatchSize = 9""",
        """Input = "18", Encoder = ["20 relu"], Latent = 5, Condition = 30, Samples = 2, Likelihood = Likelihood.Gaussian, Corruption = "mask 0.3", BatchSize = 9""",
        """Input = "33", Latent = 16, Condition = 10, Objective = Objective.Autoencoder, BatchSize = 20""",
        """Input = "18", Encoder = ["19 tanh"], Latent = 17, Flow = "planar 4", Samples = 2, Likelihood = Likelihood.SharedGaussian, BatchSize = 9""",
        """Input = "12", Latent = 3, Flow = "planar 1", Prior = "mixture 2", Posterior = Posterior.FullCovariance, Objective = Objective.ImportanceWeighted, Samples = 3, BatchSize = 17""",
        """Input = "9x8x3", Encoder = ["conv 17 3x3 /2 relu", "20x2 gelu", "conv 3 4 /3 tanh"], Latent = 3, Likelihood = Likelihood.Gaussian, BatchSize = 9""",
        """Input = "20x5", Encoder = ["conv 32 5 /2 silu"], Latent = 4, Condition = 3, Samples = 2, Decoder = ["10x16 elu", "transposed 5 4 /2"], BatchSize = 5""",
        """Input = "6x6x17", Encoder = ["conv 20 2x2 identity"], Latent = 2, Likelihood = Likelihood.Laplace, Optimizer = Optimizer.Sgd, BatchSize = 1""",
        """Columns = ["real 3", "positive missing", "count 2", "poisson", "binary", "category 5", "ordinal 4 missing", "student-t"], Encoder = ["32 silu"], Latent = 4""",
        """Columns = ["binary"], Latent = 1, Condition = 3, BatchSize = 1""",
        """Columns = ["count 20", "category 17", "real"], Missing = true, Latent = 3, Corruption = "missing 0.2", Objective = Objective.ImportanceWeighted, Samples = 3, BatchSize = 9""",
    ];

    /// <summary>Networks by chance, the same in every run.</summary>
    public static IEnumerable<string> Random(int count)
    {
        Random random = new(42);
        string[] activations = ActivationNames.List.Split(", ");
        for (int i = 0; i < count; i++)
        {
            if (random.Next(5) == 0)
            {
                yield return $"{Columns()}, Encoder = [{string.Join(", ", Layers())}], Latent = {Size(40)}, {Condition()}BatchSize = {Size(130)}, {Objective()}, {Training()}";
                continue;
            }

            int input = Size(300);
            string decoder = random.Next(2) == 0 ? "" : $", Decoder = [{string.Join(", ", [.. Layers(), $"\"{input}\""])}]";
            yield return $"Input = \"{input}\", Encoder = [{string.Join(", ", Layers())}], Latent = {Size(40)}{decoder}, {Condition()}"
                + $"{Likelihood(input)}, BatchSize = {Size(130)}, {Objective()}, {Training()}";
        }

        int Size(int most) => random.Next(1, random.Next(2, most));

        string Condition() => random.Next(3) == 0 ? $"Condition = {Size(60)}, " : "";

        IEnumerable<string> Layers() => Enumerable.Range(0, random.Next(4)).Select(_ => $"\"{Size(200)} {random.GetItems(activations, 1)[0]}\"");

        string Likelihood(int features)
        {
            LikelihoodKind kind = random.GetItems([.. Enum.GetValues<LikelihoodKind>().Except([LikelihoodKind.Columns])], 1)[0];
            return kind != LikelihoodKind.Categorical ? $"Likelihood = Likelihood.{kind}"
                : features == 1 ? "Likelihood = Likelihood.Bernoulli"
                : $"Likelihood = Likelihood.Categorical, Categories = [{string.Join(", ", Groups(features))}]";
        }

        string Columns() =>
            $"Columns = [{string.Join(", ", Enumerable.Range(0, Size(12)).Select(_ => $"\"{Column()}\""))}]{(random.Next(3) == 0 ? ", Missing = true" : "")}";

        string Column()
        {
            ColumnDescriptor kind = random.GetItems([.. ColumnKinds.All], 1)[0];
            string number = kind.HasSize ? $" {random.Next(2, 20)}" : random.Next(2) == 0 ? $" {Size(20)}" : "";
            return $"{kind.Name}{number}{(random.Next(3) == 0 ? " missing" : "")}";
        }

        IEnumerable<int> Groups(int features)
        {
            while (features > 3)
            {
                int size = random.Next(2, features - 1);
                yield return size;
                features -= size;
            }

            yield return features;
        }

        string Objective()
        {
            PosteriorKind posterior = Any<PosteriorKind>();
            string draws = $"Posterior = Posterior.{posterior}, Samples = {Size(9)}";
            KlKind kl = Any<KlKind>();
            string freeBits = kl == KlKind.Analytic && posterior == PosteriorKind.Diagonal && random.Next(2) == 0 ? ", FreeBits = 0.25f" : "";
            return Any<ObjectiveKind>() switch
            {
                ObjectiveKind.Autoencoder => "Objective = Objective.Autoencoder",
                ObjectiveKind.ImportanceWeighted => $"Objective = Objective.ImportanceWeighted, {draws}{Stages()}",
                _ => $"{draws}, Kl = Kl.{kl}{(freeBits.Length > 0 ? freeBits : Stages())}",
            };
        }

        string Stages() => Flow() + Prior();

        string Flow() => random.Next(3) == 0 ? $", Flow = \"planar {Size(9)}\"" : "";

        string Prior() => random.Next(3) == 0 ? $", Prior = \"mixture {Size(40)}\"" : "";

        string Training()
        {
            string corruption = random.GetItems(["null", "\"gaussian 0.5\"", "\"mask 0.3\"", "\"salt-pepper 0.1\""], 1)[0];
            return $"Corruption = {corruption}, Optimizer = Optimizer.{Any<OptimizerKind>()}{(random.Next(2) == 0 ? "" : ", ClipNorm = 5")}";
        }

        T Any<T>()
            where T : struct, Enum => random.GetItems(Enum.GetValues<T>(), 1)[0];
    }

    /// <summary>A class of its own for each, with nothing that a strict compiler could mind.</summary>
    public static IEnumerable<string> Declare(IEnumerable<string> architectures) => architectures.Select((architecture, i) => $"""
        using TinyVae;

        /// <summary>A model.</summary>
        [Vae({architecture})]
        public sealed partial class Model{i};
        """);
}
