using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>Gradients of several batches that are summed into one update: each draws for itself.</summary>
public sealed class MicroBatchTests
{
    private readonly float[] _row = [.. Enumerable.Repeat(0.75f, Masked.InputSize)];
    private readonly Masked _model = new(seed: 1);
    private readonly Masked.Trainer _trainer;

    public MicroBatchTests() => _trainer = new Masked.Trainer(_model, seed: 2);

    [Fact]
    public void Each_has_a_corruption_of_its_own()
    {
        // Where a feature is masked, no weight that reads it has a gradient. Noise is given, so only the mask differs.
        List<bool[]> masks = [];
        for (int i = 0; i < 300; i++)
        {
            _trainer.MicroBatch = i;
            masks.Add(MaskOf(Gradients(noise: new float[Masked.LatentSize])));
        }

        double masked = masks.Average(mask => mask.Count(isMasked => isMasked) / (double)mask.Length);
        double alike = masks.Skip(1).Zip(masks, (a, b) => a.Zip(b).Count(pair => pair.First == pair.Second) / (double)a.Length).Average();
        Assert.Equal(0.3, masked, 0.035); // five standard errors of 5,100 draws
        Assert.Equal((0.3 * 0.3) + (0.7 * 0.7), alike, 0.05);
    }

    [Fact]
    public void Each_has_noise_of_its_own()
    {
        var model = new OneHidden(seed: 1);
        var trainer = new OneHidden.Trainer(model, seed: 2);
        float[] x = new ModelCase<OneHidden>().Rows(1);
        float[][] gradients = new float[3][];
        foreach (int i in (int[])[0, 1, 2])
        {
            gradients[i] = new float[model.Parameters.Length];
            trainer.MicroBatch = i;
            trainer.Gradients(x, gradients[i]);
        }

        Assert.NotEqual(gradients[0], gradients[1]);
        Assert.NotEqual(gradients[1], gradients[2]);
        Assert.NotEqual(gradients[0], gradients[2]);
    }

    [Fact]
    public void The_first_draws_what_a_step_draws()
    {
        var twin = new Masked(seed: 1);
        var untouched = new Masked.Trainer(twin, seed: 2);
        _trainer.MicroBatch = 5;
        Gradients();
        _trainer.MicroBatch = 0;
        _trainer.Apply(Gradients());
        untouched.Step(_row);
        Close.SameBits(twin.Parameters, _model.Parameters);
    }

    [Fact]
    public void After_an_update_the_first_comes_next()
    {
        _trainer.MicroBatch = 3;
        _trainer.Apply(Gradients());
        Assert.Equal(0, _trainer.MicroBatch);
        _trainer.MicroBatch = 4;
        _trainer.Step(_row);
        Assert.Equal(0, _trainer.MicroBatch);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1 << 24)]
    public void A_number_that_cannot_be_is_refused(int number)
    {
        _trainer.MicroBatch = (1 << 24) - 1;
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => _trainer.MicroBatch = number);
        Assert.Equal(number, refusal.ActualValue);
        Assert.Equal((1 << 24) - 1, _trainer.MicroBatch);
    }

    private float[] Gradients(float[]? noise = null)
    {
        float[] gradients = new float[_model.Parameters.Length];
        if (noise is null)
            _trainer.Gradients(_row, gradients);
        else
            _trainer.Gradients(_row, noise, gradients);
        return gradients;
    }

    private static bool[] MaskOf(float[] gradients)
    {
        double[] weights = NamedTensors.Read<Masked>(gradients)["encoder.0.weight"]; // [units, InputSize]
        return [.. Enumerable.Range(0, Masked.InputSize).Select(feature => weights.Where((_, i) => i % Masked.InputSize == feature).All(value => value == 0))];
    }
}
