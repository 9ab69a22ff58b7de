using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Reference;
using TinyVae.Tests.Runtime.Memory;
using Xunit;

namespace TinyVae.Tests.Runtime.Posteriors;

/// <summary>What every Gaussian posterior promises, against double precision.</summary>
public abstract class PosteriorTests<TPosterior>
    where TPosterior : struct, IPosterior
{
    private const double Tolerance = 1e-5;

    public static TheoryData<int, int> Shapes()
    {
        var shapes = new TheoryData<int, int>();
        foreach (int units in (int[])[1, 2, 8, 9, 16, 17, 20, 40])
        {
            foreach (int rows in (int[])[1, 5, 16, 35])
                shapes.Add(units, rows);
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_mean_and_the_logarithms_of_the_variances_are_those_of_the_distribution(int units, int rows)
    {
        var inputs = new Inputs(this, units, rows);
        var outputs = Run<Lanes512>(inputs, rows);
        for (int row = 0; row < rows; row++)
        {
            Close.All("The mean", inputs.Means[row], outputs.Mean.Row(row, 0, units), 0);
            Close.All("The log-variance", inputs.Distributions[row].LogVariance, outputs.LogVariance.Row(row, 0, units), Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_divergence_of_each_row_is_that_from_the_standard_normal(int units, int rows)
    {
        var inputs = new Inputs(this, units, rows);
        float[] divergences = Run<Lanes512>(inputs, rows).Divergences;
        for (int row = 0; row < rows; row++)
            Close.Number("The divergence", inputs.Distributions[row].Divergences().Sum(), divergences[row], Tolerance);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_draw_is_the_noise_transformed_and_has_its_ratio_of_densities(int units, int rows)
    {
        var inputs = new Inputs(this, units, rows);
        var outputs = Run<Lanes512>(inputs, rows);
        for (int row = 0; row < rows; row++)
        {
            var distribution = inputs.Distributions[row];
            double[] noise = inputs.Noise.Row(row, 0, units);
            Close.All("z", distribution.Draw(noise), outputs.Z.Row(row, 0, units), Tolerance);
            Close.Number("The log-ratio", distribution.LogRatio(noise), outputs.LogRatios[row], Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void All_draws_may_be_of_the_first_row(int units, int draws)
    {
        var inputs = new Inputs(this, units, draws);
        var outputs = Run<Lanes512>(inputs, draws, headStep: 0);
        var distribution = inputs.Distributions[0];
        for (int draw = 0; draw < draws; draw++)
        {
            double[] noise = inputs.Noise.Row(draw, 0, units);
            Close.All("z", distribution.Draw(noise), outputs.Z.Row(draw, 0, units), Tolerance);
            Close.Number("The log-ratio", distribution.LogRatio(noise), outputs.LogRatios[draw], Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Heads_stay_lanes_beyond_the_units_are_0_and_nothing_else_is_written(int units, int rows)
    {
        var inputs = new Inputs(this, units, rows);
        float[] before = [.. inputs.Heads.Floats];
        var outputs = Run<Lanes512>(inputs, rows);

        Close.SameBits(before, inputs.Heads.Floats);
        Assert.All((TestPanels[])[outputs.Mean, outputs.LogVariance, outputs.Z], panels =>
        {
            Assert.All(panels.Beyond(units), value => Assert.Equal(0f, value));
            Assert.True(panels.AreGuardsIntact);
        });
        Assert.True(float.IsNaN(outputs.Divergences[rows]) && float.IsNaN(outputs.LogRatios[rows]));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_bits_are_the_same_at_every_width(int units, int rows)
    {
        var inputs = new Inputs(this, units, rows);
        float[] expected = Run<Lanes512>(inputs, rows).All;
        Close.SameBits(expected, Run<Lanes256>(inputs, rows).All);
        Close.SameBits(expected, Run<Lanes128>(inputs, rows).All);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_head_that_is_not_finite_shows_in_its_row_and_in_no_other(float poison)
    {
        AssertShows<Lanes512>(poison);
        AssertShows<Lanes256>(poison);
        AssertShows<Lanes128>(poison);
    }

    [Fact]
    public void It_has_a_density() => Assert.True(TPosterior.HasDensity);

    /// <summary>Lanes that the heads of some units take.</summary>
    protected abstract int HeadLanes(int units);

    /// <summary>Floats of scratch.</summary>
    protected abstract int ScratchLength(int units);

    /// <summary>Whether the posterior has elements below the diagonal.</summary>
    protected abstract bool IsTriangular { get; }

    /// <summary>Where an element of a head stands: of the means (0), the log-variances (1) or what lies below the diagonal (2).</summary>
    protected abstract int Lane(int units, int head, int element);

    private void AssertShows<TLanes>(float poison)
        where TLanes : struct, ILanes<TLanes>
    {
        const int Units = 17;
        const int Rows = 19;
        const int Row = 16;
        Outputs right = Run<TLanes>(new Inputs(this, Units, Rows), Rows);
        int[] lengths = IsTriangular ? [Units, Units, Units * (Units - 1) / 2] : [Units, Units];
        for (int head = 0; head < lengths.Length; head++)
        {
            var inputs = new Inputs(this, Units, Rows);
            inputs.Heads[Row, Lane(Units, head, lengths[head] - 1)] = poison; // which has a part in the last unit
            Outputs outputs = Run<TLanes>(inputs, Rows);
            for (int row = 0; row < Rows; row++)
            {
                float[] expected = Of(right, row);
                float[] actual = Of(outputs, row);
                if (row == Row)
                    Assert.DoesNotContain(head == 0 ? [.. actual[..1], .. actual[2..]] : actual[1..], float.IsFinite);
                else
                    Close.SameBits(expected, actual);
            }
        }

        static float[] Of(Outputs of, int row) =>
            [of.Mean[row, Units - 1], of.LogVariance[row, Units - 1], of.Z[row, Units - 1], of.Divergences[row], of.LogRatios[row]];
    }

    private static Outputs Run<TLanes>(Inputs inputs, int rows, int headStep = 1)
        where TLanes : struct, ILanes<TLanes>
    {
        var outputs = new Outputs(inputs.Units, rows);
        var encoded = new PosteriorRows(ref inputs.Heads.Floats[0], ref inputs.Scratch[0], inputs.Units, inputs.Heads.Stride);
        TPosterior.Mean<TLanes>(encoded, rows, ref outputs.Mean.Floats[0]);
        TPosterior.LogVariance<TLanes>(encoded, rows, ref outputs.LogVariance.Floats[0]);
        ref float noise = ref inputs.Noise.Floats[0];
        ref float z = ref outputs.Z.Floats[0];
        TPosterior.Draw<TLanes>(encoded, headStep, rows, ref noise, ref z, Kl.Analytic, ref outputs.Divergences[0]);
        TPosterior.Draw<TLanes>(encoded, headStep, rows, ref noise, ref z, Kl.MonteCarlo, ref outputs.LogRatios[0]);
        return outputs;
    }

    private sealed class Inputs
    {
        public Inputs(PosteriorTests<TPosterior> posterior, int units, int rows)
        {
            var random = new Random((100 * units) + rows);
            Units = units;
            Heads = new TestPanels(posterior.HeadLanes(units), rows);
            Scratch = new float[posterior.ScratchLength(units) + 1];
            int below = units * (units - 1) / 2;
            for (int row = 0; row < rows; row++)
            {
                double[][] heads = [Normal(units, 1, 0), Normal(units, 1.5, -0.5), Normal(below, posterior.IsTriangular ? 0.5 : 0, 0)];
                if (row == 0)
                    heads[1][^1] = -12; // where the bound of the log-variances is no longer the identity
                for (int head = 0; head < (posterior.IsTriangular ? 3 : 2); head++)
                {
                    for (int element = 0; element < heads[head].Length; element++)
                        Heads[row, posterior.Lane(units, head, element)] = (float)heads[head][element];
                }

                Means.Add(heads[0]);
                Distributions.Add(new ReferencePosterior(heads));
            }

            float[] noise = Draws.Normal(random, rows * units);
            Noise = new TestPanels(units, rows, (row, unit) => noise[(row * units) + unit]);

            double[] Normal(int count, double deviation, double mean) =>
                [.. Draws.Normal(random, count).Select(value => (double)(float)((deviation * value) + mean))];
        }

        public int Units { get; }

        public TestPanels Heads { get; }

        public TestPanels Noise { get; }

        public float[] Scratch { get; }

        public List<double[]> Means { get; } = [];

        public List<ReferencePosterior> Distributions { get; } = [];
    }

    private sealed class Outputs(int units, int rows)
    {
        public TestPanels Mean { get; } = TestPanels.Unwritten(units, rows);

        public TestPanels LogVariance { get; } = TestPanels.Unwritten(units, rows);

        public TestPanels Z { get; } = TestPanels.Unwritten(units, rows);

        public float[] Divergences { get; } = Unwritten(rows);

        public float[] LogRatios { get; } = Unwritten(rows);

        public float[] All => [.. Mean.Floats, .. LogVariance.Floats, .. Z.Floats, .. Divergences, .. LogRatios];

        private static float[] Unwritten(int rows) => [.. Enumerable.Repeat(float.NaN, rows + 1)];
    }
}

public sealed class DiagonalGaussianTests : PosteriorTests<DiagonalGaussian>
{
    protected override bool IsTriangular => false;

    protected override int HeadLanes(int units) => (units + 7) / 8 * 16;

    protected override int ScratchLength(int units) => 0;

    protected override int Lane(int units, int head, int element) => (element / 8 * 16) + (8 * head) + (element % 8);
}

public sealed class FullCovarianceGaussianTests : PosteriorTests<FullCovarianceGaussian>
{
    protected override bool IsTriangular => true;

    protected override int HeadLanes(int units) => Lane(units, 2, units * (units - 1) / 2);

    protected override int ScratchLength(int units) => FullCovarianceGaussian.ScratchLength(units);

    protected override int Lane(int units, int head, int element) => ((units + 15) / 16 * 16 * head) + element;
}
