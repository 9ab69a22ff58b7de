using Xunit;

namespace TinyVae.Tests.Reference;

/// <summary>The reference itself against central finite differences of its own values.</summary>
public sealed class ReferenceTests
{
    private const double Difference = 1e-5;

    public static TheoryData<string> Activations => [.. ReferenceActivation.All.Select(activation => activation.Name)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void The_derivative_of_an_activation_is_the_slope_of_its_value(string name)
    {
        var activation = ReferenceActivation.Named(name);

        // From −11.95 in steps of 0.1: no point lies at the kink of the piecewise ones.
        for (int i = 0; i < 240; i++)
        {
            double x = -11.95 + (0.1 * i);
            double slope = (activation.Value(x + Difference) - activation.Value(x - Difference)) / (2 * Difference);
            Assert.Equal(slope, activation.Derivative(x), 1e-8);
        }
    }

    [Theory]
    [InlineData(-3, 0.0013498980316300946)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.6914624612740131)]
    [InlineData(2, 0.9772498680518208)]
    [InlineData(6, 0.9999999990134123)]
    public void The_cumulative_normal_has_its_known_values(double x, double expected) =>
        Assert.Equal(expected, Normal.Cumulative(x), 1e-15);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-9.5, -9.5)]
    [InlineData(20, 15)]
    [InlineData(-20, -15)]
    [InlineData(1e9, 20)]
    public void The_bounded_log_variance_is_the_identity_within_ten_and_stays_within_twenty(double raw, double expected) =>
        Assert.Equal(expected, BoundedLogVariance.Value(raw), 1e-6);

    [Fact]
    public void The_derivative_of_the_bound_is_the_slope_of_its_value()
    {
        for (int raw = -60; raw <= 60; raw++)
        {
            double slope = (BoundedLogVariance.Value(raw + Difference) - BoundedLogVariance.Value(raw - Difference)) / (2 * Difference);
            Assert.Equal(slope, BoundedLogVariance.Derivative(raw), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Gradients_are_the_slopes_of_the_loss_with_every_activation(string activation)
    {
        ReferenceLayer layer = new(4, ReferenceActivation.Named(activation));
        AssertGradients(new ReferenceArchitecture(5, [layer], 2, [layer, layer], new ReferenceBernoulli()), klWeight: 1);
    }

    [Theory]
    [InlineData(Likelihood.Bernoulli, 0)]
    [InlineData(Likelihood.Bernoulli, 2)]
    [InlineData(Likelihood.Gaussian, 0)]
    [InlineData(Likelihood.Gaussian, 3)]
    [InlineData(Likelihood.UnitGaussian, 1)]
    public void Gradients_are_the_slopes_of_the_weighted_loss_with_every_likelihood(Likelihood likelihood, int hidden)
    {
        ReferenceLayer[] layers = [.. Enumerable.Repeat(new ReferenceLayer(3, ReferenceActivation.Named("tanh")), hidden)];
        AssertGradients(new ReferenceArchitecture(4, layers, 2, layers, ReferenceLikelihood.Of(likelihood)), klWeight: 0.5);
    }

    [Theory]
    [InlineData(12.5)]
    [InlineData(-14)]
    public void Gradients_are_the_slopes_of_the_loss_where_log_variances_are_bounded(double bias)
    {
        ReferenceLayer[] layers = [new ReferenceLayer(3, ReferenceActivation.Named("silu"))];
        var architecture = new ReferenceArchitecture(4, layers, 2, layers, new ReferenceGaussian());
        AssertGradients(architecture, klWeight: 0.5, parameters =>
        {
            Array.Fill(parameters["posterior.log_variance.bias"], bias);
            Array.Fill(parameters["likelihood.log_variance.bias"], Math.Abs(bias));
        });
    }

    private static void AssertGradients(
        ReferenceArchitecture architecture, double klWeight, Action<Dictionary<string, double[]>>? change = null)
    {
        var random = new Random(1);
        Dictionary<string, double[]> parameters = architecture.NewTensors(random, 0.7);
        change?.Invoke(parameters);
        double[][] batch = [.. Enumerable.Range(0, 3).Select(_ => Draw(architecture.Input))];
        double[][] noise = [.. Enumerable.Range(0, 3).Select(_ => Draw(architecture.Latent))];
        var reference = new ReferenceVae(architecture, parameters);
        Dictionary<string, double[]> gradients = architecture.NewTensors(random, 0);
        reference.Backpropagate(batch, noise, klWeight, gradients);

        foreach ((string name, double[] values) in parameters)
        {
            double largest = gradients[name].Max(Math.Abs);
            for (int i = 0; i < values.Length; i++)
            {
                double value = values[i];
                values[i] = value + Difference;
                double above = Loss();
                values[i] = value - Difference;
                double below = Loss();
                values[i] = value;
                double slope = (above - below) / (2 * Difference);
                Assert.True(
                    Math.Abs(slope - gradients[name][i]) <= 1e-6 * (1 + largest),
                    $"{name}[{i}]: the slope is {slope:R}, the gradient {gradients[name][i]:R}.");
            }
        }

        double[] Draw(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextDouble())];

        double Loss()
        {
            Elbo elbo = reference.Bound(batch, noise);
            return (klWeight * elbo.KullbackLeibler) - elbo.Reconstruction;
        }
    }
}
