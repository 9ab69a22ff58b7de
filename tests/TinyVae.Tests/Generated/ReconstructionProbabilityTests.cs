using TinyVae.Numerics;
using TinyVae.Tests.Models;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>E[log p(x|z)] of each row over draws of z from its posterior.</summary>
public sealed class ReconstructionProbabilityTests
{
    private const int Rows = 5;

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void It_is_that_of_the_reference_with_the_same_draws<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        float[] x = declared.Rows(Rows);
        foreach (int samples in new[] { 1, 16, 17, 100 })
        {
            float[] result = new float[Rows];
            model.ReconstructionProbability(x, samples, result, seed: 2);
            ReferenceVae reference = declared.ReferenceOf(model, new ReferenceMonteCarlo(), samples);
            double[] expected = [.. Draws.InRows(x, TModel.RowSize).Select((row, i) => Expected(reference, row, i, samples))];
            Close.All($"result of {samples} samples", expected, result, 1e-5);
        }

        static double Expected(ReferenceVae reference, double[] row, int index, int samples)
        {
            RandomKey key = RandomKey.From(2, RandomStream.ImportanceSampling).At((ulong)index);
            return reference.Bound(new ReferenceBatch([row], Draws.Noise(key, samples, TModel.LatentSize)), klWeight: 1).Reconstruction;
        }
    }

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void Many_samples_approach_what_Evaluate_calls_the_reconstruction<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        const int Many = 2000;
        var model = Fitted.Model<TModel>(seed: 3);
        float[] row = declared.Rows(1);
        float[] rows = Draws.Repeat(row, Many);
        float[] single = new float[Many];
        float[] result = new float[1];
        model.ReconstructionProbability(rows, samples: 1, single, seed: 4);
        model.ReconstructionProbability(row, Many, result, seed: 5);
        double reconstruction = model.Evaluate(rows, seed: 6).Reconstruction;

        // Both are means of as many draws: five standard errors of their difference.
        double deviation = Math.Sqrt(single.Average(value => Math.Pow(value - single.Average(), 2)));
        Assert.Equal(reconstruction, result[0], (1e-5 * (1 + Math.Abs(reconstruction))) + (5 * deviation * Math.Sqrt(2.0 / Many)));
    }

    [Fact]
    public void Of_an_autoencoder_it_is_the_density_at_the_encoders_mean_whatever_the_draws()
    {
        var declared = new ModelCase<PlainAutoencoder>();
        var model = new PlainAutoencoder(seed: 6);
        float[] x = declared.Rows(Rows);
        ReferenceVae reference = declared.ReferenceOf(model);
        double[] expected = [.. Draws.InRows(x, PlainAutoencoder.InputSize).Select(
            row => reference.Bound(new ReferenceBatch([row], []), klWeight: 1).Reconstruction)];
        foreach (int samples in new[] { 1, 3, 40 })
        {
            float[] result = new float[Rows];
            model.ReconstructionProbability(x, samples, result, seed: (ulong)samples);
            Close.All("result", expected, result, 1e-5);
        }
    }

    [Fact]
    public void Rows_unlike_those_trained_on_have_less()
    {
        // Trained on rows whose features are equal, asked about rows whose features are independent.
        var model = new EncoderAlone(seed: 1);
        var trainer = new EncoderAlone.Trainer(model, seed: 2) { LearningRate = 0.01f };
        var random = new Random(3);
        for (int step = 0; step < 500; step++)
            trainer.Step(Alike(EncoderAlone.BatchSize));
        float[] like = new float[50];
        float[] unlike = new float[50];
        model.ReconstructionProbability(Alike(50), samples: 20, like);
        model.ReconstructionProbability(Draws.Normal(random, 50 * EncoderAlone.InputSize), samples: 20, unlike);
        Assert.True(like.Average() > unlike.Average() + 3, $"{like.Average()} against {unlike.Average()}");

        float[] Alike(int rows) => [.. Draws.Normal(random, rows).SelectMany(value => Enumerable.Repeat(value, EncoderAlone.InputSize))];
    }

    [Fact]
    public void A_row_has_the_same_bits_whatever_rows_come_after_it_and_another_seed_gives_others()
    {
        var model = new SeveralDraws(seed: 1);
        float[] x = new ModelCase<SeveralDraws>().Rows(40);
        float[] all = new float[40];
        float[] few = new float[7];
        float[] byDefault = new float[7];
        model.ReconstructionProbability(x, samples: 20, all, seed: 3);
        model.ReconstructionProbability(x.AsSpan(0, 7 * SeveralDraws.InputSize), samples: 20, few, seed: 3);
        model.ReconstructionProbability(x.AsSpan(0, 7 * SeveralDraws.InputSize), samples: 20, byDefault);
        Close.SameBits(all.AsSpan(0, 7), few);
        Assert.NotEqual(few, byDefault);
    }
}
