using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>After construction nothing allocates.</summary>
public sealed class AllocationTests
{
    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void A_hundred_calls_of_a_model_allocate_nothing<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        const int Rows = 3;
        var model = Fitted.Model<TModel>(seed: 1);
        float[] x = declared.Rows(Rows);
        float[] z = declared.Codes(Rows);
        float[] blank = declared.Blanks(Rows);
        float[] mean = new float[Rows * TModel.LatentSize];
        float[] logVariance = new float[Rows * TModel.LatentSize];
        float[] decoded = new float[Rows * TModel.InputSize];
        float[] result = new float[Rows];
        var units = new LatentUnit[TModel.LatentSize];

        AssertNothing(() => model.Encode(x, mean, logVariance));
        AssertNothing(() => model.Encode(x, mean));
        AssertNothing(() => model.Decode(z, decoded));
        AssertNothing(() => model.Reconstruct(x, decoded));
        AssertNothing(() => model.ReconstructSample(x, decoded, seed: 2));
        AssertNothing(() => model.Generate(blank, seed: 2));
        AssertNothing(() => model.Sample(blank, seed: 2));
        AssertNothing(() => model.Interpolate(x.AsSpan(0, TModel.RowSize), x.AsSpan(TModel.RowSize, TModel.RowSize), decoded));
        AssertNothing(() => model.Traverse(x.AsSpan(0, TModel.RowSize), unit: 0, -1, 1, decoded));
        AssertNothing(() => model.Evaluate(x, seed: 3));
        AssertNothing(() => model.Evaluate(x, seed: 3, result));
        AssertNothing(() => model.ReconstructionProbability(x, samples: 3, result));
        if (declared.Architecture.HasNoise)
            AssertNothing(() => model.LogLikelihood(x, samples: 3, result));
        AssertNothing(() => model.LatentStatistics(x, units));
        AssertNothing(() => model.Parameters[0] += 0);
        AssertNothing(() => Assert.True(TModel.Layers.Length < TModel.Tensors.Length));
    }

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void A_hundred_calls_of_a_trainer_allocate_nothing<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        int rows = Math.Min(3, TModel.BatchSize);
        var model = Fitted.Model<TModel>(seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 1);
        float[] x = declared.Rows(rows);
        float[] noise = declared.Noise(rows);
        float[] gradients = new float[model.Parameters.Length];

        AssertNothing(() => trainer.Step(x));
        AssertNothing(() => trainer.Gradients(x, gradients));
        AssertNothing(() => trainer.Gradients(x, noise, gradients));
        AssertNothing(() => trainer.Apply(gradients));
        AssertNothing(() => trainer.KlWeight = trainer.LearningRate);
    }

    [Fact]
    public void A_hundred_calls_that_a_team_shares_allocate_nothing_for_the_caller()
    {
        var declared = new ModelCase<WorthSharing>();
        var model = new WorthSharing(seed: 1) { Threads = 2 };
        var trainer = new WorthSharing.Trainer(model) { Threads = 2 };
        float[] x = declared.Rows(WorthSharing.BatchSize);
        float[] gradients = new float[model.Parameters.Length];
        float[] few = declared.Rows(33);
        float[] decoded = new float[few.Length];
        float[] result = new float[33];

        AssertNothing(() => trainer.Step(x));
        AssertNothing(() => trainer.Gradients(x, gradients));
        AssertNothing(() => model.Evaluate(x, seed: 3));
        AssertNothing(() => model.Evaluate(few, seed: 3, result));
        AssertNothing(() => model.LogLikelihood(few, samples: 1, result));
        AssertNothing(() => model.Sample(decoded, seed: 3));
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void A_model_and_a_trainer_allocate_what_their_constants_say<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        // The objects themselves, the arrays' headers, and one row of draws while a model starts come on top.
        int overhead = 1024 + (sizeof(float) * TModel.Tensors.Max(tensor => Math.Max(tensor.Outputs, tensor.Inputs)));
        TModel model = null!;
        IVaeTrainer trainer = null!;
        long ofModel = Allocations.Least(() => model = TModel.Create(seed: 1));
        long ofTrainer = Allocations.Least(() => trainer = TModel.CreateTrainer(model, seed: 1));

        Assert.InRange(ofModel, TModel.InferenceBytes, TModel.InferenceBytes + overhead);
        Assert.InRange(ofTrainer, TModel.TrainingBytes, TModel.TrainingBytes + overhead);
        (model as IColumnVae)?.FitScaling(declared.FittingRows);
        trainer.Step(declared.Rows(1));
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Each_further_thread_allocates_what_the_constants_say<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        const int Overhead = 8192; // the thread's own objects
        var model = Fitted.Model<TModel>(seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 1);
        long ofModel = Threads(count => model.Threads = count);
        long ofTrainer = Threads(count => trainer.Threads = count);

        Assert.InRange(ofModel, 2 * TModel.InferenceBytesPerThread, 2 * TModel.InferenceBytesPerThread + Overhead);
        Assert.InRange(ofTrainer, 2 * TModel.TrainingBytesPerThread, 2 * TModel.TrainingBytesPerThread + Overhead);
        trainer.Step(declared.Rows(1));

        static long Threads(Action<int> set) => Allocations.Least(
            () =>
            {
                set(1);
                set(3);
            });
    }

    private static void AssertNothing(Action call) =>
        Assert.Equal(0, Allocations.Least(() =>
        {
            for (int i = 0; i < 100; i++)
                call();
        }));
}
