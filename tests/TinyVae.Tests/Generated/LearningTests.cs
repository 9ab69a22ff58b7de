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
        float[] even = [.. Pattern(declared, 0), .. Alternating(TModel.ConditionSize, 0, 1)];
        float[] odd = [.. Pattern(declared, 1), .. Alternating(TModel.ConditionSize, 1, 1)];
        float[] x = [.. Enumerable.Range(0, 50).SelectMany(_ => even.Concat(odd))];
        var model = Fitted.Model<TModel>(seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 2);
        trainer.LearningRate = LearningRate(declared.Declaration.Optimizer);
        double before = model.Evaluate(x, seed: 3).Loss;
        for (int step = 0; step < 1000; step++)
        {
            int row = step * TModel.BatchSize % 100;
            int rows = Math.Min(TModel.BatchSize, 100 - row);
            trainer.Step(x.AsSpan(row * TModel.RowSize, rows * TModel.RowSize));
        }

        double after = model.Evaluate(x, seed: 3).Loss;
        Assert.Equal(1000, trainer.Steps);
        Assert.True(after < before - (0.1 * TModel.InputSize), $"The loss went from {before} to {after}.");
    }

    /// <summary>One of two patterns: the features of even or of odd index, the first or the second category of every group, or one of two rows of columns.</summary>
    private static float[] Pattern<TModel>(ModelCase<TModel> declared, int parity)
        where TModel : class, IVae<TModel> => declared.Architecture.Likelihood switch
        {
            ReferenceCategorical categorical =>
                [.. categorical.Groups.SelectMany(size => Enumerable.Range(0, size).Select(category => category == parity ? 1f : 0))],
            ReferenceColumns => declared.FeaturesOf(declared.Rows(1, seed: parity + 1)),
            ReferenceBernoulli or ReferenceContinuousBernoulli => Alternating(TModel.InputSize, parity, 1),
            _ => Alternating(TModel.InputSize, parity, 2),
        };

    private static float[] Alternating(int features, int parity, float shown) =>
        [.. Enumerable.Range(0, features).Select(feature => feature % 2 == parity ? shown : 0)];

    private static float LearningRate(Optimizer optimizer) => optimizer switch
    {
        Optimizer.Adam or Optimizer.AdamW => 5e-3f,
        Optimizer.Adagrad => 5e-2f,
        _ => 2e-3f,
    };
}
