using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>Training trains.</summary>
public sealed class LearningTests
{
    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void Training_lowers_the_loss_of_two_patterns<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        // Even rows show features of even index, odd rows the others.
        float shown = declared.Architecture.Likelihood is ReferenceBernoulli ? 1 : 2;
        float[] x = new float[100 * TModel.InputSize];
        for (int i = 0; i < x.Length; i++)
        {
            int row = i / TModel.InputSize;
            int feature = i % TModel.InputSize;
            x[i] = feature % 2 == row % 2 ? shown : 0;
        }

        var model = TModel.Create(seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 2);
        trainer.LearningRate = 5e-3f;
        double before = model.Evaluate(x, seed: 3).Loss;
        for (int step = 0; step < 1000; step++)
        {
            int row = step * TModel.BatchSize % 100;
            int rows = Math.Min(TModel.BatchSize, 100 - row);
            trainer.Step(x.AsSpan(row * TModel.InputSize, rows * TModel.InputSize));
        }

        double after = model.Evaluate(x, seed: 3).Loss;
        Assert.Equal(1000, trainer.Steps);
        Assert.True(after < before - (0.1 * TModel.InputSize), $"The loss went from {before} to {after}.");
    }
}
