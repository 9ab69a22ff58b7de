using TinyVae.Demo.Pictures;
using Xunit;

namespace TinyVae.Demo.Tests;

public class NormalQuantileTests
{
    // Tables of the normal distribution.
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.841344746068543, 1)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.025, -1.959963984540054)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(0.000001, -4.753424308822899)]
    public void Quantiles_are_those_of_the_tables(double probability, double quantile) =>
        Assert.Equal(quantile, NormalQuantile.Of(probability), tolerance: 1e-9);
}
