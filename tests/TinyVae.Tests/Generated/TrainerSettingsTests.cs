using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>The settings of a trainer: their defaults, what they refuse. That they act is proved against the reference.</summary>
public sealed class TrainerSettingsTests
{
    private readonly TwoHidden _model = new(seed: 1);
    private readonly TwoHidden.Trainer _trainer;

    public TrainerSettingsTests() => _trainer = new TwoHidden.Trainer(_model);

    [Fact]
    public void Defaults_are_those_of_Adam_and_an_unweighted_bound()
    {
        Assert.Equal(1e-3f, _trainer.LearningRate);
        Assert.Equal(0.9f, _trainer.Beta1);
        Assert.Equal(0.999f, _trainer.Beta2);
        Assert.Equal(1e-8f, _trainer.Epsilon);
        Assert.Equal(1f, _trainer.KlWeight);
        Assert.Equal(0, _trainer.Steps);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1e-3f)]
    public void A_learning_rate_that_cannot_be_is_refused(float value)
    {
        AssertRefused(() => _trainer.LearningRate = value);
        Assert.Equal(1e-3f, _trainer.LearningRate);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(1)]
    [InlineData(-0.1f)]
    [InlineData(1.5f)]
    public void A_decay_outside_zero_to_one_is_refused(float value)
    {
        AssertRefused(() => _trainer.Beta1 = value);
        AssertRefused(() => _trainer.Beta2 = value);
        Assert.Equal(0.9f, _trainer.Beta1);
        Assert.Equal(0.999f, _trainer.Beta2);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1e-8f)]
    public void An_epsilon_that_cannot_be_is_refused(float value)
    {
        AssertRefused(() => _trainer.Epsilon = value);
        Assert.Equal(1e-8f, _trainer.Epsilon);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-0.5f)]
    public void A_KL_weight_that_cannot_be_is_refused(float value)
    {
        AssertRefused(() => _trainer.KlWeight = value);
        Assert.Equal(1f, _trainer.KlWeight);
    }

    [Fact]
    public void Without_a_learning_rate_steps_count_and_nothing_moves()
    {
        float[] before = _model.Parameters.ToArray();
        _trainer.LearningRate = 0;
        _trainer.Step(new ModelCase<TwoHidden>().Rows(20));
        Assert.Equal(1, _trainer.Steps);
        Close.SameBits(before, _model.Parameters);
    }

    [Fact]
    public void A_learning_rate_that_makes_the_step_infinite_is_refused_before_anything_changes()
    {
        float[] before = _model.Parameters.ToArray();
        _trainer.LearningRate = 1e38f;
        Assert.Throws<NotFiniteNumberException>(() => _trainer.Step(new ModelCase<TwoHidden>().Rows(20)));
        Assert.Equal(0, _trainer.Steps);
        Close.SameBits(before, _model.Parameters);
    }

    [Fact]
    public void Without_an_epsilon_what_has_no_gradient_stays_where_it_is()
    {
        _model.Parameters.Clear();
        NamedTensors.Fill(_model, "encoder.0.bias", -1); // ReLUs that never fire
        _trainer.Epsilon = 0;
        for (int step = 0; step < 3; step++)
            _trainer.Step(new ModelCase<TwoHidden>().Rows(20, seed: step));
        Assert.All(NamedTensors.Read<TwoHidden>(_model.Parameters)["encoder.0.bias"], bias => Assert.Equal(-1, bias));
        Assert.All(_model.Parameters.ToArray(), parameter => Assert.True(float.IsFinite(parameter)));
    }

    private static void AssertRefused(Action set) => Assert.Throws<ArgumentOutOfRangeException>(set);
}
