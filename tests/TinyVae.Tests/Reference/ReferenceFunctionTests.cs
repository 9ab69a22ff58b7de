using Xunit;

namespace TinyVae.Tests.Reference;

/// <summary>The functions that the reference is made of, against known values and differences of their own.</summary>
public sealed class ReferenceFunctionTests
{
    private const double Difference = 1e-5;

    public static TheoryData<string> Activations => [.. ReferenceActivation.All.Select(activation => activation.Name)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void The_derivative_of_an_activation_is_the_slope_of_its_value(string name)
    {
        var activation = ReferenceActivation.Named(name);

        // From −11.95 in steps of 0.1: no point lies at the kink of the piecewise ones.
        for (int i = 0; i < 240; i++)
        {
            double x = -11.95 + (0.1 * i);
            double slope = (activation.Value(x + Difference) - activation.Value(x - Difference)) / (2 * Difference);
            Assert.Equal(slope, activation.Derivative(x), 1e-8);
        }
    }

    [Theory]
    [InlineData(-3, 0.0013498980316300946)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.6914624612740131)]
    [InlineData(2, 0.9772498680518208)]
    [InlineData(6, 0.9999999990134123)]
    public void The_cumulative_normal_has_its_known_values(double x, double expected) =>
        Assert.Equal(expected, Normal.Cumulative(x), 1e-15);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-9.5, -9.5)]
    [InlineData(20, 15)]
    [InlineData(-20, -15)]
    [InlineData(1e9, 20)]
    public void The_bounded_log_variance_is_the_identity_within_ten_and_stays_within_twenty(double raw, double expected) =>
        Assert.Equal(expected, BoundedLogVariance.Value(raw), 1e-6);

    [Fact]
    public void The_derivative_of_the_bound_is_the_slope_of_its_value()
    {
        for (int raw = -60; raw <= 60; raw++)
        {
            double slope = (BoundedLogVariance.Value(raw + Difference) - BoundedLogVariance.Value(raw - Difference)) / (2 * Difference);
            Assert.Equal(slope, BoundedLogVariance.Derivative(raw), 1e-6);
        }
    }
}
