using TinyVae.Tests.Generated;
using Xunit;

namespace TinyVae.Tests.Reference;

/// <summary>The reference's flow against what a density and its transformation are.</summary>
public sealed class ReferencePlanarFlowTests
{
    private const double Small = 1e-6;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(3, 4)]
    [InlineData(5, 2)]
    public void The_determinant_is_that_of_the_matrix_of_finite_differences(int units, int steps)
    {
        var data = new Data(units, steps);
        double[][] jacobian = [.. Enumerable.Range(0, units).Select(unit => Difference(unit))];
        Assert.Equal(Math.Log(Math.Abs(Determinant(jacobian))), data.Flow.LogDeterminant(data.Z0, data.Parameters), 1e-6);

        double[] Difference(int unit) =>
            [.. data.Flow.Forward(Moved(data.Z0, unit, Small), data.Parameters).Zip(
                data.Flow.Forward(Moved(data.Z0, unit, -Small), data.Parameters), (after, before) => (after - before) / (2 * Small))];
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(4, 2)]
    public void The_gradients_are_the_finite_differences_of_the_loss(int units, int steps)
    {
        var data = new Data(units, steps);
        var gradients = data.Parameters.ToDictionary(pair => pair.Key, pair => new double[pair.Value.Length]);
        double[] byZ0 = data.Flow.Backward(data.Z0, data.Dz, data.Weight, data.Parameters, gradients);

        Close.All("dz₀", [.. Enumerable.Range(0, units).Select(i => Slope(change => data.Loss(Moved(data.Z0, i, change))))], byZ0, 1e-7);
        foreach ((string name, double[] values) in data.Parameters)
        {
            double[] differences = [.. Enumerable.Range(0, values.Length).Select(i => Slope(change => data.LossWith(name, i, change)))];
            Close.All(name, differences, gradients[name], 1e-7);
        }
    }

    [Fact]
    public void A_term_is_the_difference_of_the_log_ratios_of_densities()
    {
        // q(z) = q₀(z₀)/|det|, here with q₀ = N(0, I): then the term is log q(z) − log N(z; 0, I) itself.
        var data = new Data(3, 2);
        double logQ = data.Z0.Sum(LogDensity) - data.Flow.LogDeterminant(data.Z0, data.Parameters);
        Assert.Equal(logQ - data.Flow.Forward(data.Z0, data.Parameters).Sum(LogDensity), data.Flow.Term(data.Z0, data.Parameters), 1e-12);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(5)]
    public void A_step_is_invertible_however_u_lies_to_w(double factor)
    {
        var data = new Data(2, 1);
        data.Parameters["flow.0.u"] = [.. data.Parameters["flow.0.w"].Select(value => factor * value)];
        Assert.All(
            Enumerable.Range(-20, 41), x => Assert.True(double.IsFinite(data.Flow.LogDeterminant([x / 4.0, 0.3], data.Parameters))));
    }

    [Fact]
    public void A_step_without_a_direction_is_a_translation()
    {
        var parameters = new Dictionary<string, double[]> { ["flow.0.u"] = [1, -2], ["flow.0.w"] = [0, 0], ["flow.0.b"] = [0.5] };
        var flow = new ReferencePlanarFlow(1, 2);
        Assert.Equal([3 + Math.Tanh(0.5), 4 - (2 * Math.Tanh(0.5))], flow.Forward([3, 4], parameters));
        Assert.Equal(0, flow.LogDeterminant([3, 4], parameters));
    }

    private static double LogDensity(double z) => Math.Log(Normal.Density(z));

    private static double Slope(Func<double, double> loss) => (loss(Small) - loss(-Small)) / (2 * Small);

    private static double[] Moved(double[] values, int index, double change) =>
        [.. values.Select((value, i) => i == index ? value + change : value)];

    /// <summary>By Laplace's expansion along the first row.</summary>
    private static double Determinant(double[][] matrix) => matrix.Length == 0
        ? 1
        : matrix[0].Select((element, column) =>
            (column % 2 == 0 ? element : -element)
            * Determinant([.. matrix[1..].Select(row => row.Where((_, other) => other != column).ToArray())])).Sum();

    private sealed class Data
    {
        public Data(int units, int steps)
        {
            var random = new Random((10 * units) + steps);
            Flow = new ReferencePlanarFlow(steps, units);
            Parameters = Flow.Tensors.ToDictionary(tensor => tensor.Name, tensor => Normal(tensor.Length));
            (Z0, Dz, Weight) = (Normal(units), Normal(units), 0.7);

            double[] Normal(int length) => Array.ConvertAll(Draws.Normal(random, length), value => (double)value);
        }

        public Dictionary<string, double[]> Parameters { get; }

        public ReferencePlanarFlow Flow { get; }

        public double[] Z0 { get; }

        public double[] Dz { get; }

        public double Weight { get; }

        public double Loss(double[] z0) => Loss(z0, Parameters);

        public double LossWith(string name, int index, double change) =>
            Loss(Z0, new Dictionary<string, double[]>(Parameters) { [name] = Moved(Parameters[name], index, change) });

        private double Loss(double[] z0, Dictionary<string, double[]> parameters) =>
            Flow.Forward(z0, parameters).Zip(Dz, (z, dz) => z * dz).Sum() + (Weight * Flow.Term(z0, parameters));
    }
}
