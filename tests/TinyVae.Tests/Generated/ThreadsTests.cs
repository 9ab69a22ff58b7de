using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>Threads change how long things take, and nothing else.</summary>
public sealed class ThreadsTests
{
    private static readonly ModelCase<WorthSharing> Declared = new();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(11)]
    public void Steps_give_the_same_bits_on_any_number_of_threads(int threads)
    {
        AssertSameSteps<WorthSharing>(threads);
        AssertSameSteps<FreeBitsWorthSharing>(threads);
        AssertSameSteps<WeightedWorthSharing>(threads);
        AssertSameSteps<ConditionalWorthSharing>(threads);
        AssertSameSteps<FlowWorthSharing>(threads);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Gradients_give_the_same_bits_on_any_number_of_threads(int threads)
    {
        float[] batch = Declared.Rows(WorthSharing.BatchSize);
        float[] noise = Declared.Noise(WorthSharing.BatchSize);
        var model = new WorthSharing(seed: 1);
        var trainer = new WorthSharing.Trainer(model);
        float[] alone = new float[model.Parameters.Length];
        float[] shared = new float[model.Parameters.Length];

        Elbo bound = trainer.Gradients(batch, noise, alone);
        trainer.Threads = threads;

        Assert.Equal(bound, trainer.Gradients(batch, noise, shared));
        Close.SameBits(alone, shared);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(2051)]
    public void Evaluate_gives_the_same_bits_on_any_number_of_threads(int rows)
    {
        float[] x = Declared.Rows(rows);
        var model = new WorthSharing(seed: 1);
        Elbo alone = model.Evaluate(x, seed: 5);
        foreach (int threads in new[] { 2, 3, 4 })
        {
            model.Threads = threads;
            Assert.Equal(alone, model.Evaluate(x, seed: 5));
        }
    }

    [Theory]
    [InlineData(33)]
    [InlineData(500)]
    public void Calls_over_rows_give_the_same_bits_on_any_number_of_threads(int rows)
    {
        float[] x = Declared.Rows(rows);
        float[] z = Declared.Latents(rows);
        AssertSameBits(rows, (model, result) => model.Encode(x, result.AsSpan(0, z.Length), result.AsSpan(z.Length, z.Length)));
        AssertSameBits(rows, (model, result) => model.Decode(z, result));
        AssertSameBits(rows, (model, result) => model.Reconstruct(x, result));
        AssertSameBits(rows, (model, result) => model.ReconstructSample(x, result, seed: 6));
        AssertSameBits(rows, (model, result) => model.Generate(result, seed: 6));
        AssertSameBits(rows, (model, result) => model.Sample(result, seed: 6));
        AssertSameBits(rows, (model, result) => model.Evaluate(x, seed: 6, result.AsSpan(0, rows)));
        AssertSameBits(rows, (model, result) => model.LogLikelihood(x, samples: 20, result.AsSpan(0, rows)));
        AssertSameBits(rows, (model, result) => model.ReconstructionProbability(x, samples: 20, result.AsSpan(0, rows)));
    }

    [Fact]
    public void A_single_row_with_many_samples_gives_the_same_bits_on_any_number_of_threads() =>
        AssertSameBits(rows: 1, (model, result) => model.LogLikelihood(Declared.Rows(1), samples: 1000, result.AsSpan(0, 1)));

    [Fact]
    public void The_number_of_threads_can_change_between_steps()
    {
        float[] batch = Declared.Rows(WorthSharing.BatchSize);
        var alone = new WorthSharing(seed: 1);
        var shared = new WorthSharing(seed: 1);
        var trainerOfAlone = new WorthSharing.Trainer(alone);
        var trainerOfShared = new WorthSharing.Trainer(shared);
        foreach (int threads in new[] { 2, 1, 3, 3, 2 })
        {
            trainerOfShared.Threads = threads;
            Assert.Equal(threads, trainerOfShared.Threads);
            Assert.Equal(trainerOfAlone.Step(batch), trainerOfShared.Step(batch));
        }

        Close.SameBits(alone.Parameters, shared.Parameters);
    }

    [Fact]
    public void Fewer_than_one_thread_is_refused_and_nothing_changes()
    {
        var model = new WorthSharing(seed: 1);
        var trainer = new WorthSharing.Trainer(model) { Threads = 2 };

        Assert.Equal("Threads", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Threads = 0).ParamName);
        Assert.Equal("Threads", Assert.Throws<ArgumentOutOfRangeException>(() => model.Threads = -1).ParamName);
        Assert.Equal(2, trainer.Threads);
        Assert.Equal(1, model.Threads);
    }

    [Fact]
    public void Not_a_number_on_any_thread_throws_on_the_caller_and_changes_nothing()
    {
        var model = new WorthSharing(seed: 1);
        var trainer = new WorthSharing.Trainer(model) { Threads = 3 };
        float[] batch = Declared.Rows(WorthSharing.BatchSize);
        trainer.Step(batch);
        float[] before = model.Parameters.ToArray();
        foreach (int row in new[] { 0, 50, 99 })
        {
            float[] broken = [.. batch];
            broken[row * WorthSharing.InputSize + 7] = float.NaN;
            var error = Assert.Throws<NotFiniteNumberException>(() => trainer.Step(broken));
            Assert.Contains($"The batch is NaN at row {row}, unit 7", error.Message, StringComparison.Ordinal);
        }

        Close.SameBits(before, model.Parameters);
        Assert.Equal(1, trainer.Steps);
    }

    private static void AssertSameBits(int rows, Action<WorthSharing, float[]> call)
    {
        var model = new WorthSharing(seed: 1);
        float[] alone = new float[rows * WorthSharing.InputSize];
        call(model, alone);
        Assert.Contains(alone, value => value != 0);
        foreach (int threads in new[] { 2, 3 })
        {
            float[] shared = new float[alone.Length];
            model.Threads = threads;
            call(model, shared);
            Close.SameBits(alone, shared);
        }
    }

    private static void AssertSameSteps<TModel>(int threads)
        where TModel : class, IVae<TModel>
    {
        (float[] alone, List<Elbo> bounds) = Trained<TModel>(threads: 1);
        (float[] shared, List<Elbo> boundsOfShared) = Trained<TModel>(threads);

        Assert.Equal(bounds, boundsOfShared);
        Close.SameBits(alone, shared);
    }

    private static (float[] Parameters, List<Elbo> Bounds) Trained<TModel>(int threads)
        where TModel : class, IVae<TModel>
    {
        var declared = new ModelCase<TModel>();
        var model = Fitted.Model<TModel>(seed: 3);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 4);
        trainer.Threads = threads;
        var bounds = new List<Elbo>();
        foreach (int rows in new[] { 100, 99, 48, 33, 32, 31, 1, 64, 100 })
            bounds.Add(trainer.Step(declared.Rows(rows, seed: rows)));
        return (model.Parameters.ToArray(), bounds);
    }
}
