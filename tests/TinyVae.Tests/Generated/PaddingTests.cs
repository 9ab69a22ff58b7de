using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>What fills the panels up: zero from the start, zero for ever, and without influence even where it is not.</summary>
public sealed class PaddingTests
{
    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Padding_stays_zero_in_training<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 0);
        for (int step = 0; step < 5; step++)
            trainer.Step(declared.Rows(TModel.BatchSize, seed: step));
        Assert.All(Padding<TModel>(), index => Assert.Equal(0, model.Parameters[index]));
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Gradients_of_the_padding_are_zero_whatever_the_buffer_held<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 2);
        float[] gradients = new float[model.Parameters.Length];
        Array.Fill(gradients, float.NaN);
        TModel.CreateTrainer(model, seed: 0).Gradients(declared.Rows(1), gradients);
        Assert.All(gradients, gradient => Assert.True(float.IsFinite(gradient)));
        Assert.All(Padding<TModel>(), index => Assert.Equal(0, gradients[index]));
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void What_someone_writes_into_the_padding_is_read_by_nothing<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 3);
        float[] x = declared.Rows(TModel.BatchSize);
        (float[] reconstruction, Elbo evaluated, Elbo bound, float[] gradients) = Results();
        foreach (int index in Padding<TModel>())
            model.Parameters[index] = 3.5f;
        (float[] reconstructionAfter, Elbo evaluatedAfter, Elbo boundAfter, float[] gradientsAfter) = Results();

        Close.SameBits(reconstruction, reconstructionAfter);
        Close.SameBits(gradients, gradientsAfter);
        Assert.Equal((evaluated, bound), (evaluatedAfter, boundAfter));

        (float[] Reconstruction, Elbo Evaluated, Elbo Bound, float[] Gradients) Results()
        {
            float[] means = new float[TModel.BatchSize * TModel.InputSize];
            float[] flat = new float[model.Parameters.Length];
            model.Reconstruct(x, means);
            Elbo elbo = TModel.CreateTrainer(model, seed: 4).Gradients(x, flat);
            return (means, model.Evaluate(x, seed: 5), elbo, flat);
        }
    }

    private static int[] Padding<TModel>()
        where TModel : class, IVae<TModel> =>
        [.. Enumerable.Range(0, TModel.ParameterBytes / sizeof(float)).Except(TModel.Tensors.SelectMany(NamedTensors.Indices))];
}
