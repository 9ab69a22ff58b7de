using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Golden;
using Xunit;

namespace TinyVae.Tests.Runtime.Optimizers;

public sealed class GradientNormTests
{
    private static readonly GoldenOptimizers Golden = GoldenOptimizers.Read();

    public static TheoryData<int> Clippings => [.. Enumerable.Range(0, Golden.Clippings.Count)];

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(240)]
    [InlineData(256)]
    [InlineData(272)]
    [InlineData(100_000)]
    public void The_norm_is_that_of_double_precision_and_the_same_at_every_width(int length)
    {
        float[] gradients = Draws.Normal(new Random(length), length);
        AssertNorm(gradients);
    }

    [Theory]
    [InlineData(3e38f)]
    [InlineData(1e25f)]
    [InlineData(1e19f)]
    [InlineData(1e-15f)]
    [InlineData(1e-30f)]
    [InlineData(1e-44f)]
    public void Gradients_whose_squares_no_float_can_hold_have_their_norm(float size)
    {
        float[] gradients = new float[1024];
        Array.Fill(gradients, size);
        gradients[700] = size / 3;
        gradients[701] = 0;

        AssertNorm(gradients);
    }

    [Fact]
    public void One_gradient_among_zeros_is_the_norm()
    {
        float[] gradients = new float[512];
        gradients[300] = -3;

        Assert.Equal(3, GradientNorm.Of<Lanes512>(gradients));
    }

    [Fact]
    public void Zeros_have_no_norm() => Assert.Equal(0, GradientNorm.Of<Lanes512>(new float[512]));

    [Theory]
    [MemberData(nameof(Clippings))]
    public void Clipped_gradients_are_those_of_PyTorch(int clipping)
    {
        GoldenClipping golden = Golden.Clippings[clipping];

        float factor = GradientNorm.ClipFactor<Lanes512>(golden.Gradients, golden.LargestNorm);

        Close.Number("The norm", 1, GradientNorm.Of<Lanes512>(golden.Gradients) / golden.Norm, 1e-6);
        Close.All("clipped", golden.Clipped, Array.ConvertAll(golden.Gradients, gradient => factor * gradient), 1e-6);
        Assert.Equal(factor, GradientNorm.ClipFactor<Lanes256>(golden.Gradients, golden.LargestNorm));
        Assert.Equal(factor, GradientNorm.ClipFactor<Lanes128>(golden.Gradients, golden.LargestNorm));
    }

    [Fact]
    public void Gradients_within_the_limit_are_not_touched() =>
        Assert.Equal(1, GradientNorm.ClipFactor<Lanes512>(Draws.Normal(new Random(1), 256), largestNorm: 100));

    [Fact]
    public void Gradients_of_any_size_are_brought_to_the_limit()
    {
        float[] gradients = new float[256];
        Array.Fill(gradients, 1e30f);

        float factor = GradientNorm.ClipFactor<Lanes512>(gradients, largestNorm: 4);

        Close.Number("One of 256 equal parts of a norm of 4", 0.25, factor * gradients[0], 1e-6);
    }

    private static void AssertNorm(float[] gradients)
    {
        double expected = Math.Sqrt(gradients.Sum(gradient => (double)gradient * gradient));
        double norm = GradientNorm.Of<Lanes512>(gradients);

        Assert.True(Math.Abs(norm - expected) <= 1e-6 * expected, $"The norm is {norm:R} instead of {expected:R}.");
        Assert.Equal(norm, GradientNorm.Of<Lanes256>(gradients));
        Assert.Equal(norm, GradientNorm.Of<Lanes128>(gradients));
    }
}
