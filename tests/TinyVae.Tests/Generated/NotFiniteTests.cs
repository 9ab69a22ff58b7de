using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>NaN, infinity and what would become one are refused, and the model trains on as if they had never come.</summary>
public sealed class NotFiniteTests
{
    private static readonly float[] Values = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    public static TheoryData<float> NotFinite => [.. Values];

    [Theory]
    [MemberData(nameof(Family.OfOneKind), MemberType = typeof(Family))]
    public void A_batch_with_a_value_that_is_not_finite_is_refused_and_changes_nothing<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        foreach (float value in Values)
        {
            foreach ((int row, int feature) in new[] { (0, 0), (TModel.BatchSize - 1, TModel.InputSize - 1), (TModel.BatchSize / 2, TModel.RowSize - 1) })
            {
                float[] batch = declared.Rows(TModel.BatchSize, seed: 3);
                batch[(row * TModel.RowSize) + feature] = value;
                var refusal = AssertRefused(declared, trainer => trainer.Step(batch));
                Assert.Contains("batch", refusal.Message, StringComparison.Ordinal);
                Assert.Matches($@"row {row}\b.* {feature}\b", refusal.Message);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Family.Unbounded), MemberType = typeof(Family))]
    public void A_batch_whose_gradients_would_overflow_is_refused_and_changes_nothing<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        foreach (float value in new[] { 1e25f, -1e30f, float.MaxValue })
        {
            float[] batch = declared.Rows(TModel.BatchSize, seed: 3);
            batch[^1] = value;
            AssertRefused(declared, trainer => trainer.Step(batch));
        }
    }

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void A_batch_of_any_size_of_numbers_leaves_a_model_that_trains<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        float[] good = declared.Rows(TModel.BatchSize);
        for (int exponent = -45; exponent <= 38; exponent++)
        {
            var model = Fitted.Model<TModel>(seed: 1);
            IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 2);
            float scale = (float)Math.Pow(10, exponent);
            float[] batch = Array.ConvertAll(good, value => value * scale);
            try
            {
                Elbo elbo = trainer.Step(batch);
                Assert.True(double.IsFinite(elbo.Value), $"A batch of size {scale} gave {elbo}.");
            }
            catch (Exception refusal) when (refusal is NotFiniteNumberException or ArgumentException)
            {
                Assert.Equal(0, trainer.Steps);
            }

            float[] before = model.Parameters.ToArray();
            Assert.All(before, parameter => Assert.True(float.IsFinite(parameter)));
            trainer.Step(good);
            Assert.NotEqual(before, model.Parameters.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Gradients_refuse_a_batch_that_is_not_finite(float value)
    {
        var declared = new ModelCase<TwoHidden>();
        float[] batch = declared.Rows(5);
        batch[60] = value;
        float[] gradients = new float[new TwoHidden(seed: 0).Parameters.Length];
        AssertRefused(declared, trainer => trainer.Gradients(batch, gradients));
        AssertRefused(declared, trainer => trainer.Gradients(batch, declared.Noise(5), gradients));
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Gradients_refuse_noise_that_is_not_finite(float value)
    {
        var declared = new ModelCase<TwoHidden>();
        float[] noise = declared.Noise(5);
        noise[9] = value;
        float[] gradients = new float[new TwoHidden(seed: 0).Parameters.Length];
        AssertRefused(declared, trainer => trainer.Gradients(declared.Rows(5), noise, gradients));
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Apply_refuses_a_gradient_that_is_not_finite(float value)
    {
        float[] gradients = new float[new TwoHidden(seed: 0).Parameters.Length];
        gradients[^1] = value;
        AssertRefused(new ModelCase<TwoHidden>(), trainer => trainer.Apply(gradients));
    }

    [Theory]
    [InlineData(1e25f)]
    [InlineData(float.MinValue)]
    public void Apply_refuses_a_gradient_whose_square_overflows(float value)
    {
        float[] gradients = new float[new TwoHidden(seed: 0).Parameters.Length];
        gradients[0] = value;
        AssertRefused(new ModelCase<TwoHidden>(), trainer => trainer.Apply(gradients));
    }

    [Fact]
    public void A_parameter_that_is_not_a_number_is_met_by_a_refusal_that_leaves_the_others()
    {
        foreach (ParameterTensor tensor in Silu.Tensors)
        {
            var model = new Silu(seed: 1);
            model.Parameters[tensor.IndexOf(0, 0)] = float.NaN;
            float[] before = model.Parameters.ToArray();
            Assert.Throws<NotFiniteNumberException>(() => new Silu.Trainer(model).Step(new ModelCase<Silu>().Rows(16)));
            Close.SameBits(before, model.Parameters);
        }
    }

    [Theory]
    [InlineData("flow.1.u", 1e25f)] // z itself overflows
    [InlineData("flow.1.w", 1e25f)]
    [InlineData("flow.1.u", float.NaN)]
    [InlineData("flow.1.b", float.NaN)]
    public void A_flow_whose_values_would_overflow_is_refused_and_nothing_changes(string tensor, float value)
    {
        var model = new Planar(seed: 1);
        NamedTensors.Fill(model, tensor, value);
        float[] before = model.Parameters.ToArray();
        var trainer = new Planar.Trainer(model);
        Assert.Throws<NotFiniteNumberException>(() => trainer.Step(new ModelCase<Planar>().Rows(Planar.BatchSize)));
        Close.SameBits(before, model.Parameters);
        Assert.Equal(0, trainer.Steps);
    }

    private static NotFiniteNumberException AssertRefused<TModel>(ModelCase<TModel> declared, Action<IVaeTrainer> call)
        where TModel : class, IVae<TModel>
        => Refusal.OfTrainer<TModel, NotFiniteNumberException>(declared, call);
}
