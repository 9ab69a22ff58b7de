using System.Runtime.InteropServices;
using TinyVae.Numerics;
using TinyVae.Tests.Models;
using TinyVae.Tests.Storage;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>What keys a draw does so with every bit: draws for numbers that differ in one bit are different.</summary>
public sealed class DrawKeyTests
{
    /// <summary>So many that the seventeenth bit of a row's index counts.</summary>
    private const int Rows = 70_000;

    private static readonly ulong[] Seeds = [0, .. Enumerable.Range(0, 64).Select(bit => 1UL << bit)];

    [Fact]
    public void Generated_rows_have_z_of_their_own()
    {
        float[] x = new float[Rows * NoHiddenBernoulli.InputSize];
        new NoHiddenBernoulli(seed: 1).Generate(x, seed: 2);
        AssertRowsDiffer(x, NoHiddenBernoulli.InputSize);
    }

    [Fact]
    public void Drawn_rows_have_noise_of_their_own()
    {
        // Alike but for their draws: the code of a plain autoencoder is a point.
        float[] x = Draws.Repeat(new ModelCase<PlainAutoencoder>().Rows(1), Rows);
        new PlainAutoencoder(seed: 1).ReconstructSample(x, x, seed: 2);
        AssertRowsDiffer(x, PlainAutoencoder.InputSize);
    }

    [Fact]
    public void Rows_that_are_reconstructed_from_a_sample_have_z_of_their_own()
    {
        // A decoder that is certain: rows differ by z alone.
        var model = new NoHiddenGaussian(seed: 1);
        NamedTensors.Fill(model, "likelihood.log_variance.weight", 0);
        NamedTensors.Fill(model, "likelihood.log_variance.bias", -1e6f);
        float[] x = Draws.Repeat(new ModelCase<NoHiddenGaussian>().Rows(1), Rows);
        model.ReconstructSample(x, x, seed: 2);
        AssertRowsDiffer(x, NoHiddenGaussian.InputSize, tolerance: 1e-3f);
    }

    [Fact]
    public void Evaluated_rows_have_z_of_their_own()
    {
        float[] x = Draws.Repeat(new ModelCase<NoHiddenBernoulli>().Rows(1), Rows);
        float[] bounds = new float[Rows];
        new NoHiddenBernoulli(seed: 1).Evaluate(x, seed: 2, bounds);
        AssertRowsDiffer(bounds, width: 1);
    }

    [Fact]
    public void Estimated_rows_have_z_of_their_own()
    {
        float[] x = Draws.Repeat(new ModelCase<NoHiddenBernoulli>().Rows(1), Rows);
        float[] estimates = new float[Rows];
        var model = new NoHiddenBernoulli(seed: 1);
        model.LogLikelihood(x, samples: 1, estimates, seed: 2);
        AssertRowsDiffer(estimates, width: 1);
    }

    [Fact]
    public void Every_bit_of_a_seed_gives_other_parameters_and_other_draws()
    {
        var model = new LeakyRelu(seed: 1);
        float[] x = new ModelCase<LeakyRelu>().Rows(3);
        AssertSeedsDiffer(seed => new LeakyRelu(seed).Parameters.ToArray());
        AssertSeedsDiffer(seed => new Mixture(seed).Parameters.ToArray());
        AssertSeedsDiffer(seed => Written(x.Length, result => model.Generate(result, seed)));
        AssertSeedsDiffer(seed => Written(x.Length, result => model.Sample(result, seed)));
        AssertSeedsDiffer(seed => Written(x.Length, result => model.ReconstructSample(x, result, seed)));
        AssertSeedsDiffer(seed => Written(3, result => model.Evaluate(x, seed, result)));
        AssertSeedsDiffer(seed => [(float)model.Evaluate(x, seed).Value]);
        AssertSeedsDiffer(seed => Written(3, result => model.LogLikelihood(x, samples: 2, result, seed)));
        AssertSeedsDiffer(seed => Written(3, result => model.ReconstructionProbability(x, samples: 2, result, seed)));
    }

    [Fact]
    public void Every_weight_is_drawn_by_its_seed_its_tensor_its_output_and_its_input()
    {
        var model = new Digits(seed: 5);
        var seed = RandomKey.From(5, RandomStream.Initialization);
        float bound = 0;
        for (int i = 0; i < Digits.Tensors.Length; i++)
        {
            ParameterTensor tensor = Digits.Tensors[i];
            bound = tensor.IsBias ? bound : (float)(1 / Math.Sqrt(tensor.Inputs));
            float[] row = new float[tensor.IsBias ? tensor.Outputs : tensor.Inputs];
            UniformNoise.Fill(seed.At((ulong)i), bound, row);
            int[] places = NamedTensors.Indices(tensor);
            for (int element = 0; element < places.Length; element++)
            {
                int input = element % row.Length;
                if (!tensor.IsBias && input == 0)
                    UniformNoise.Fill(seed.At((ulong)i).At((ulong)(element / row.Length)), bound, row);
                if (row[input] != model.Parameters[places[element]])
                    Assert.Fail($"Element {element} of {tensor.Name} is {model.Parameters[places[element]]}, not {row[input]}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Family.Drawn), MemberType = typeof(Family))]
    public void A_batch_draws_the_noise_of_its_seed_step_and_micro_batch<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        const ulong Seed = (1UL << 40) | 3;
        var model = Fitted.Model<TModel>(seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, Seed);
        float[] x = declared.Rows(TModel.BatchSize);
        trainer.Apply(new float[model.Parameters.Length]);
        trainer.MicroBatch = (1 << 23) + 5;

        RandomKey key = RandomKey.From(Seed, RandomStream.Training).At(1 | (((1UL << 23) + 5) << 40));
        float[] noise = new float[TModel.BatchSize * declared.Architecture.Samples * TModel.LatentSize];
        StandardNormal.Fill(key, noise.Length / TModel.LatentSize, TModel.LatentSize, noise);
        Close.SameBits(
            Written(model.Parameters.Length, gradients => trainer.Gradients(x, noise, gradients)),
            Written(model.Parameters.Length, gradients => trainer.Gradients(x, gradients)));
    }

    [Fact]
    public void Every_bit_of_seed_step_and_micro_batch_gives_a_training_step_other_noise() =>
        AssertTrainingDraws<OneHidden>((batch, trainer, gradients) => trainer.Gradients(batch, gradients));

    [Fact]
    public void Every_bit_of_seed_step_and_micro_batch_corrupts_otherwise()
    {
        AssertTrainingDraws<Denoising>((batch, trainer, gradients) => trainer.Gradients(batch, gradients));
        AssertTrainingDraws<SaltAndPepper>((batch, trainer, gradients) =>
            trainer.Gradients(batch, new float[batch.Length / SaltAndPepper.InputSize * SaltAndPepper.LatentSize], gradients));
    }

    private static void AssertTrainingDraws<TModel>(Action<float[], IVaeTrainer, float[]> take)
        where TModel : class, IVae<TModel>
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("trainer");
        var model = Fitted.Model<TModel>(seed: 1);
        float[] batch = new ModelCase<TModel>().Rows(TModel.BatchSize);
        List<float[]> drawn = [.. Seeds.Select(seed => Gradients(TModel.CreateTrainer(model, seed)))];

        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 0);
        for (int bit = 0; bit < 24; bit++)
        {
            trainer.MicroBatch = 1 << bit;
            drawn.Add(Gradients(trainer));
        }

        trainer.Save(path);
        var file = ForgedFile.Of(File.ReadAllBytes(path));
        for (int bit = 0; bit < 40; bit++)
        {
            file["__metadata__"]["steps"] = $"{1L << bit}";
            File.WriteAllBytes(path, file.Bytes());
            trainer.Load(path);
            drawn.Add(Gradients(trainer));
        }

        AssertDistinct(drawn);

        float[] Gradients(IVaeTrainer trainer) => Written(model.Parameters.Length, gradients => take(batch, trainer, gradients));
    }

    private static void AssertSeedsDiffer(Func<ulong, float[]> draws) => AssertDistinct([.. Seeds.Select(draws)]);

    private static void AssertDistinct(IReadOnlyCollection<float[]> draws) =>
        Assert.Equal(draws.Count, draws.Select(values => Convert.ToHexString(MemoryMarshal.AsBytes(values.AsSpan()))).Distinct().Count());

    /// <summary>
    /// Of rows whose indices differ in one bit, whichever it is, at most one pair in a hundred is alike: what single floats are by chance.
    /// </summary>
    private static void AssertRowsDiffer(float[] values, int width, float tolerance = 0)
    {
        for (int distance = 1; distance < Rows; distance *= 2)
        {
            int pairs = 0;
            int alike = 0;
            for (int row = 0; row + distance < Rows; row++)
            {
                if ((row & distance) != 0)
                    continue;
                pairs++;
                ReadOnlySpan<float> one = values.AsSpan(row * width, width);
                ReadOnlySpan<float> other = values.AsSpan((row + distance) * width, width);
                int i = 0;
                while (i < width && Math.Abs(one[i] - other[i]) <= tolerance)
                    i++;
                alike += i == width ? 1 : 0;
            }

            Assert.True(alike <= pairs / 100, $"{alike} of {pairs} rows are like those {distance} after them.");
        }
    }

    private static float[] Written(int length, Action<float[]> write)
    {
        float[] result = new float[length];
        write(result);
        return result;
    }
}
