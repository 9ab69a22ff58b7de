using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>
/// The noise that a trainer draws for itself, read from its gradients: without the divergence ∂L/∂μ = ∂L/∂z and
/// ∂L/∂logσ² = ½·σ·ε·∂L/∂z, so that the two biases of one row give ε.
/// </summary>
public sealed class NoiseTests
{
    [Fact]
    public void Noise_of_steps_is_standard_normal_and_each_step_has_its_own()
    {
        var model = new OneHidden(seed: 1);
        var trainer = new OneHidden.Trainer(model, seed: 2) { KlWeight = 0 };
        List<double[]> steps = [];
        for (int step = 0; step < 500; step++)
        {
            steps.Add(NextNoise(model, trainer));
            trainer.Apply(new float[model.Parameters.Length]);
        }

        double[] all = [.. steps.SelectMany(noise => noise)];
        double mean = all.Average();
        double variance = all.Average(value => value * value);
        double kurtosis = all.Average(value => Math.Pow(value, 4));
        double betweenSteps = steps.Skip(1).Zip(steps, (a, b) => a.Zip(b, (x, y) => x * y).Average()).Average();
        double betweenUnits = steps.SelectMany(noise => noise.Skip(1).Zip(noise, (x, y) => x * y)).Average();

        // Five standard errors of 10,000 draws.
        Assert.Equal(0, mean, 0.05);
        Assert.Equal(1, variance, 0.07);
        Assert.Equal(3, kurtosis, 0.5);
        Assert.Equal(0, betweenSteps, 0.05);
        Assert.Equal(0, betweenUnits, 0.05);
    }

    [Fact]
    public void Rows_of_a_batch_have_noise_of_their_own()
    {
        // All rows alike: were their noise alike as well, the mean over the rows would be the gradient of one.
        var declared = new ModelCase<OneHidden>();
        var model = new OneHidden(seed: 1);
        var trainer = new OneHidden.Trainer(model, seed: 2);
        float[] row = declared.Rows(1);
        float[] rows = [.. Enumerable.Repeat(row, 2).SelectMany(values => values)];
        float[] ofOne = new float[model.Parameters.Length];
        float[] ofTwo = new float[model.Parameters.Length];
        trainer.Gradients(row, ofOne);
        trainer.Gradients(rows, ofTwo);
        Assert.NotEqual(ofOne, ofTwo);
    }

    [Fact]
    public void Gradients_drawing_their_noise_equal_gradients_given_it()
    {
        var model = new OneHidden(seed: 3);
        var trainer = new OneHidden.Trainer(model, seed: 4) { KlWeight = 0 };
        float[] noise = Array.ConvertAll(NextNoise(model, trainer), value => (float)value);
        float[] x = new ModelCase<OneHidden>().Rows(1);
        float[] drawn = new float[model.Parameters.Length];
        float[] given = new float[model.Parameters.Length];
        Close.Elbo(trainer.Gradients(x, drawn), trainer.Gradients(x, noise, given), 1e-4);
        Close.All(NamedTensors.Read<OneHidden>(drawn), NamedTensors.Read<OneHidden>(given), 1e-4);
    }

    private static double[] NextNoise(OneHidden model, OneHidden.Trainer trainer)
    {
        float[] x = new ModelCase<OneHidden>().Rows(1);
        float[] mean = new float[OneHidden.LatentSize];
        float[] logVariance = new float[OneHidden.LatentSize];
        model.Encode(x, mean, logVariance);
        float[] flat = new float[model.Parameters.Length];
        trainer.Gradients(x, flat);
        Dictionary<string, double[]> gradients = NamedTensors.Read<OneHidden>(flat);
        double[] byMean = gradients["posterior.mean.bias"];
        double[] byLogVariance = gradients["posterior.log_variance.bias"];
        return [.. byMean.Select((value, j) => 2 * byLogVariance[j] / (value * Math.Exp(logVariance[j] / 2.0)))];
    }
}
