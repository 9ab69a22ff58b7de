using Xunit;

namespace TinyVae.Tests.Reference;

/// <summary>The gradients of the reference against central finite differences of its own loss.</summary>
public sealed class ReferenceGradientTests
{
    private const double Difference = 1e-5;
    private const int Rows = 3;

    public static TheoryData<string> Activations => [.. ReferenceActivation.All.Select(activation => activation.Name)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Gradients_are_the_slopes_of_the_loss_with_every_activation(string activation) =>
        AssertGradients(new VaeAttribute { Encoder = [$"4 {activation}", $"4 {activation}"] });

    [Theory]
    [InlineData(Likelihood.Bernoulli, 0)]
    [InlineData(Likelihood.Bernoulli, 2)]
    [InlineData(Likelihood.Gaussian, 0)]
    [InlineData(Likelihood.Gaussian, 3)]
    [InlineData(Likelihood.UnitGaussian, 1)]
    [InlineData(Likelihood.ContinuousBernoulli, 0)]
    [InlineData(Likelihood.ContinuousBernoulli, 1)]
    [InlineData(Likelihood.SharedGaussian, 0)]
    [InlineData(Likelihood.SharedGaussian, 1)]
    [InlineData(Likelihood.Laplace, 0)]
    [InlineData(Likelihood.Laplace, 2)]
    public void Gradients_are_the_slopes_of_the_weighted_loss_with_every_likelihood(Likelihood likelihood, int hidden)
    {
        var vae = new VaeAttribute { Encoder = [.. Enumerable.Repeat("3 tanh", hidden)], Likelihood = likelihood };
        AssertGradients(vae, klWeight: 0.5);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(2)]
    [InlineData(1, 2, 3)]
    public void Gradients_are_the_slopes_of_the_loss_with_categories(params int[] sizes)
    {
        // The data are no one-hot rows: the gradient is right for any numbers.
        AssertGradients(new VaeAttribute { Encoder = ["3 tanh"], Likelihood = Likelihood.Categorical, Categories = sizes });
    }

    [Theory]
    [InlineData(12.5)]
    [InlineData(-14)]
    public void Gradients_are_the_slopes_of_the_loss_where_log_variances_are_bounded(double bias)
    {
        foreach ((Likelihood likelihood, string tensor) in new[]
        {
            (Likelihood.Gaussian, "likelihood.log_variance.bias"),
            (Likelihood.SharedGaussian, "likelihood.log_variance"),
            (Likelihood.Laplace, "likelihood.log_scale.bias"),
        })
        {
            var vae = new VaeAttribute { Encoder = ["3 silu"], Likelihood = likelihood };
            AssertGradients(vae, klWeight: 0.5, change: parameters =>
            {
                Array.Fill(parameters["posterior.log_variance.bias"], bias);
                Array.Fill(parameters[tensor], Math.Abs(bias));
            });
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Gradients_are_the_slopes_of_the_loss_with_full_covariance(int latent)
    {
        foreach (Kl kl in Enum.GetValues<Kl>())
        {
            var vae = new VaeAttribute { Encoder = ["3 tanh"], Latent = latent, Posterior = Posterior.FullCovariance, Kl = kl };
            AssertGradients(vae, klWeight: 0.5);
        }
    }

    [Fact]
    public void Gradients_are_the_slopes_of_the_loss_where_the_log_variances_of_a_full_covariance_are_bounded()
    {
        var vae = new VaeAttribute { Encoder = ["3 tanh"], Posterior = Posterior.FullCovariance };
        AssertGradients(vae, klWeight: 0.5, change: parameters => parameters["posterior.log_variance.bias"] = [11.5, -13]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Gradients_are_the_slopes_of_the_loss_with_several_samples(int samples)
    {
        foreach (Kl kl in Enum.GetValues<Kl>())
        {
            AssertGradients(new VaeAttribute { Encoder = ["3 tanh"], Samples = samples, Kl = kl }, klWeight: 2);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(4, 0)]
    [InlineData(3, 0.5)]
    public void Gradients_are_the_slopes_of_the_importance_weighted_loss(int samples, double klWeight)
    {
        foreach (Posterior posterior in Enum.GetValues<Posterior>())
        {
            var vae = new VaeAttribute
            {
                Encoder = ["3 tanh"],
                Objective = Objective.ImportanceWeighted,
                Posterior = posterior,
                Samples = samples,
                Likelihood = Likelihood.Laplace,
            };
            AssertGradients(vae, klWeight);
        }
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(3, null)]
    [InlineData(2, "mixture 3")]
    public void Gradients_are_the_slopes_of_the_loss_with_a_planar_flow(int steps, string? prior)
    {
        foreach (Kl kl in Enum.GetValues<Kl>())
        {
            var drawn = new VaeAttribute { Encoder = ["3 tanh"], Flow = $"planar {steps}", Prior = prior, Samples = 2, Kl = kl };
            AssertGradients(drawn, klWeight: 0.5);
        }

        var weighted = new VaeAttribute
        {
            Encoder = ["3 tanh"],
            Flow = $"planar {steps}",
            Prior = prior,
            Samples = 3,
            Objective = Objective.ImportanceWeighted,
            Posterior = Posterior.FullCovariance,
        };
        AssertGradients(weighted, klWeight: 0.5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Gradients_are_the_slopes_of_the_loss_with_a_mixture_as_the_prior(int components)
    {
        foreach (Kl kl in Enum.GetValues<Kl>())
        {
            AssertGradients(new VaeAttribute { Encoder = ["3 tanh"], Prior = $"mixture {components}", Samples = 2, Kl = kl }, klWeight: 0.5);
        }

        var weighted = new VaeAttribute { Encoder = ["3 tanh"], Prior = $"mixture {components}", Samples = 3, Objective = Objective.ImportanceWeighted };
        AssertGradients(weighted, klWeight: 0.5, change: parameters => parameters["prior.log_variance"][0] = -11);
    }

    [Fact]
    public void Gradients_are_the_slopes_of_the_loss_of_an_autoencoder() =>
        AssertGradients(new VaeAttribute { Encoder = ["3 tanh"], Objective = Objective.Autoencoder });

    [Theory]
    [InlineData(0.05f)]
    [InlineData(0.5f)]
    [InlineData(5)]
    public void Gradients_are_the_slopes_of_the_loss_with_free_bits(float freeBits)
    {
        foreach (Posterior posterior in Enum.GetValues<Posterior>())
        {
            var vae = new VaeAttribute { Encoder = ["3 tanh"], Latent = 4, Posterior = posterior, FreeBits = freeBits };
            AssertGradients(vae, klWeight: 0.5, change: parameters => parameters["posterior.mean.bias"] = [0, 0.75, -1.5, 3]);
        }
    }

    [Theory]
    [InlineData("4x3x2", "conv 3 3x2 /2 tanh", "conv 2 2x1 silu")]
    [InlineData("4x3", "conv 3 3 /2 tanh", "4 tanh")]
    [InlineData("7", "2x2x3 tanh", "transposed 2 3x3 /2 rest 1 tanh")]
    [InlineData("7", "conv 2 4 /3 pad 2 tanh", "transposed 3 2 tanh")]
    public void Gradients_are_the_slopes_of_the_loss_with_convolutions(string input, params string[] layers)
    {
        foreach (int condition in new[] { 0, 2 })
            AssertGradients(new VaeAttribute { Encoder = layers, Likelihood = Likelihood.Gaussian, Condition = condition }, input: input);
    }

    /// <summary>Against differences of the loss of random rows, given to the encoder both as they are and corrupted.</summary>
    private static void AssertGradients(
        VaeAttribute vae, double klWeight = 1, Action<Dictionary<string, double[]>>? change = null, string input = "6")
    {
        vae.Input = input;
        vae.Latent = vae.Latent == 0 ? 2 : vae.Latent;
        var architecture = ReferenceArchitecture.Of(vae);
        var random = new Random(1);
        Dictionary<string, double[]> parameters = architecture.NewTensors(random, 0.7);
        change?.Invoke(parameters);
        int width = architecture.Input + architecture.Condition;
        var batch = new ReferenceBatch(Draw(Rows, width), Draw(architecture.HasNoise ? Rows * architecture.Samples : 0, architecture.Latent));
        AssertSlopes(architecture, parameters, batch, klWeight);
        AssertSlopes(architecture, parameters, batch with { Seen = Draw(Rows, width) }, klWeight);

        double[][] Draw(int rows, int length) =>
            [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, length).Select(_ => random.NextDouble()).ToArray())];
    }

    private static void AssertSlopes(
        ReferenceArchitecture architecture, Dictionary<string, double[]> parameters, ReferenceBatch batch, double klWeight)
    {
        var reference = new ReferenceVae(architecture, parameters);
        Dictionary<string, double[]> gradients = architecture.Zeros();
        reference.Backpropagate(batch, klWeight, gradients);
        foreach ((string name, double[] values) in parameters)
        {
            double largest = gradients[name].Max(Math.Abs);
            for (int i = 0; i < values.Length; i++)
            {
                double value = values[i];
                values[i] = value + Difference;
                double above = reference.Loss(batch, klWeight);
                values[i] = value - Difference;
                double below = reference.Loss(batch, klWeight);
                values[i] = value;
                double slope = (above - below) / (2 * Difference);
                Assert.True(
                    Math.Abs(slope - gradients[name][i]) <= 1e-6 * (1 + largest),
                    $"{name}[{i}]: the slope is {slope:R}, the gradient {gradients[name][i]:R}.");
            }
        }
    }
}
