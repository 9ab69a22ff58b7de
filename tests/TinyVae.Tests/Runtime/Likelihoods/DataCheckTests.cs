using TinyVae.Kernels;
using Xunit;

namespace TinyVae.Tests.Runtime.Likelihoods;

public sealed class DataCheckTests
{
    private const int Features = 7;
    private const int Rows = 11;

    private delegate void Check(ReadOnlySpan<float> x, int features, string argument, int trailing);

    [Fact]
    public void Values_from_0_to_1_pass_negative_zero_among_them()
    {
        float[] x = [.. Enumerable.Range(0, Rows * Features).Select(i => i % 3 == 0 ? -0f : i % 3 == 1 ? 1f : 0.3f)];
        Featurewise<BernoulliLogits>.Check(x, Features, "x");
        Featurewise<ContinuousBernoulli>.Check(x, Features, "x");
    }

    [Theory]
    [InlineData(-1e-30f)]
    [InlineData(-float.Epsilon)]
    [InlineData(1.0000001f)]
    [InlineData(300f)]
    public void A_value_outside_0_to_1_is_refused_wherever_it_stands(float value)
    {
        for (int index = 0; index < Rows * Features; index++)
        {
            foreach (Check check in (Check[])[Featurewise<BernoulliLogits>.Check, Featurewise<ContinuousBernoulli>.Check])
            {
                float[] x = [.. Enumerable.Repeat(0.5f, Rows * Features)];
                x[index] = value;
                var error = Assert.Throws<ArgumentException>("batch", () => check(x, Features, "batch", 0));
                string place = FormattableString.Invariant($"batch is {value} at row {index / Features}, feature {index % Features};");
                Assert.StartsWith($"{place} the likelihood needs numbers from 0 to 1. Nothing has changed.", error.Message);
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_value_that_is_no_number_is_refused_as_such(float value)
    {
        for (int index = 0; index < Rows * Features; index++)
        {
            float[] x = [.. Enumerable.Repeat(0.5f, Rows * Features)];
            x[index] = value;
            var error = Assert.Throws<NotFiniteNumberException>(() => Featurewise<BernoulliLogits>.Check(x, Features, "x"));
            string place = FormattableString.Invariant($"x is {value} at row {index / Features}, feature {index % Features};");
            Assert.StartsWith(place, error.Message);
            Assert.EndsWith("Nothing has changed.", error.Message);
        }
    }

    [Fact]
    public void The_first_of_several_is_named()
    {
        float[] x = new float[Rows * Features];
        x[9] = 2f;
        x[30] = float.NaN;
        Assert.Contains("row 1, feature 2", Assert.Throws<ArgumentException>(() => Featurewise<BernoulliLogits>.Check(x, Features, "x")).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(23)]
    public void What_trails_the_features_of_a_row_may_be_anything_and_counts_in_no_place(int trailing)
    {
        int pitch = Features + trailing;
        float[] x = [.. Enumerable.Range(0, Rows * pitch).Select(i => i % pitch < Features ? 0.5f : i % 2 == 0 ? -300f : float.NaN)];
        Featurewise<BernoulliLogits>.Check(x, Features, "x", trailing);
        Featurewise<ContinuousBernoulli>.Check(x, Features, "x", trailing);
        foreach ((int row, int feature) in new[] { (0, 0), (3, 5), (Rows - 1, Features - 1) })
        {
            float[] unfit = [.. x];
            unfit[(row * pitch) + feature] = 2;
            string message = Assert.Throws<ArgumentException>(() => Featurewise<BernoulliLogits>.Check(unfit, Features, "x", trailing)).Message;
            Assert.StartsWith($"x is 2 at row {row}, feature {feature};", message);
        }
    }

    [Fact]
    public void Likelihoods_without_bounds_take_any_value()
    {
        float[] x = [-1e30f, float.NaN];
        Featurewise<UnitGaussian>.Check(x, 2, "x");
        Featurewise<SharedGaussian>.Check(x, 2, "x");
        Featurewise<Gaussian>.Check(x, 2, "x");
        Featurewise<Laplace>.Check(x, 2, "x");
    }
}
