using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>The settings of a trainer: their defaults, what they refuse. That they act is proved against the reference.</summary>
public sealed class TrainerSettingsTests
{
    private readonly TwoHidden.Trainer _trainer = new(new TwoHidden(seed: 1));

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

    private static void AssertRefused(Action set) => Assert.Throws<ArgumentOutOfRangeException>(set);
}
