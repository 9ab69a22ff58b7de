using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using Xunit;

namespace TinyVae.Tests.Runtime.Likelihoods;

/// <summary>Holds a likelihood against its formula in double precision.</summary>
public abstract class LikelihoodTests<TLikelihood, TFormula>
    where TLikelihood : struct, ILikelihood
    where TFormula : IRowFormula
{
    private const int DataRows = 19; // a block of 16 and a short one
    private static readonly int[] SampleCounts = [1, 3, 20];
    private static readonly RandomKey Key = RandomKey.From(7, RandomStream.Draw);

    [Fact]
    public void The_log_density_of_each_row_is_the_formula()
    {
        foreach (int features in TFormula.FeatureCounts)
        {
            foreach (int samples in SampleCounts)
            {
                var rows = DecodedRows.Of<TFormula>(features, DataRows, samples);
                double[] expected = [.. Enumerable.Range(0, rows.Rows).Select(row => LogDensity(rows, row))];
                float[] densities = new float[rows.Rows + 1];
                densities[rows.Rows] = DecodedRows.Mark;
                TLikelihood.LogDensities<Lanes256>(rows.Lines, ref rows.X[0], rows.XStride, samples, ref densities[0]);
                AssertSums(expected, densities[..rows.Rows], features);
                Assert.Equal(DecodedRows.Mark, densities[rows.Rows]);
            }
        }
    }

    [Fact]
    public void A_sum_of_densities_is_that_of_16_rows_of_data()
    {
        foreach (int features in TFormula.FeatureCounts)
        {
            foreach (int samples in SampleCounts)
            {
                var rows = DecodedRows.Of<TFormula>(features, DataRows, samples);
                double[] expected =
                    [.. Enumerable.Range(0, rows.Rows).GroupBy(row => row / samples / 16, (_, block) => block.Sum(row => LogDensity(rows, row)))];
                float[] densities = new float[expected.Length * Lanes.Count];
                TLikelihood.Gradient<Lanes256>(rows.Lines, ref rows.X[0], rows.XStride, samples, ref densities[0], 1f);
                AssertSums(expected, [.. densities.Chunk(Lanes.Count).Select(lanes => lanes.Sum())], features * 16 * samples);
            }
        }
    }

    [Fact]
    public void Gradients_are_the_slopes_of_the_formula_times_the_scale()
    {
        const float scale = -0.375f;
        foreach (int samples in SampleCounts)
        {
            var rows = DecodedRows.Of<TFormula>(TFormula.FeatureCounts[^2], DataRows, samples);
            float[] expected = Slopes(rows, scale);
            float[] densities = new float[2 * Lanes.Count];
            TLikelihood.Gradient<Lanes256>(rows.Lines, ref rows.X[0], rows.XStride, samples, ref densities[0], scale);
            AssertGradients(expected, rows);
        }
    }

    [Fact]
    public void Gradients_of_rows_are_the_slopes_of_the_formula()
    {
        foreach (int samples in SampleCounts)
        {
            var rows = DecodedRows.Of<TFormula>(TFormula.FeatureCounts[^2], DataRows, samples);
            double[] sums = [.. Enumerable.Range(0, rows.Rows).Select(row => LogDensity(rows, row))];
            float[] expected = Slopes(rows, 1);
            float[] densities = new float[rows.Rows];
            TLikelihood.RowGradients<Lanes256>(rows.Lines, ref rows.X[0], rows.XStride, samples, ref densities[0]);
            AssertGradients(expected, rows);
            AssertSums(sums, densities, rows.Features);
        }
    }

    [Fact]
    public void The_mean_is_the_formula()
    {
        var rows = DecodedRows.Of<TFormula>(TFormula.FeatureCounts[^2], DataRows, 1);
        double[][] expected = [.. Enumerable.Range(0, rows.Rows).Select(row => TFormula.Mean(rows.HeadsOf(row)))];
        TLikelihood.Mean<Lanes256>(rows.Lines);
        for (int row = 0; row < rows.Rows; row++)
        {
            for (int feature = 0; feature < rows.Features; feature++)
                Assert.Equal(expected[row][feature], rows.Parameters[rows.Place(0, row, feature)], 3e-7 * (1 + Math.Abs(expected[row][feature])));
        }
    }

    [Fact]
    public void The_bits_are_the_same_at_every_width()
    {
        foreach (int samples in SampleCounts)
        {
            float[] at512 = Everything<Lanes512>(samples);
            Close.SameBits(at512, Everything<Lanes256>(samples));
            Close.SameBits(at512, Everything<Lanes128>(samples));
        }
    }

    [Theory]
    [InlineData(7f)]
    [InlineData(float.MaxValue)]
    [InlineData(float.NaN)]
    public void What_stands_behind_the_features_of_the_data_is_without_influence(float value)
    {
        foreach (int samples in SampleCounts)
            Close.SameBits(Everything<Lanes256>(samples), Everything<Lanes256>(samples, behind: value));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_parameter_that_is_not_finite_shows_in_its_row_and_in_no_other(float poison)
    {
        AssertShows<Lanes512>(poison);
        AssertShows<Lanes256>(poison);
        AssertShows<Lanes128>(poison);
    }

    /// <summary>All that the likelihood computes, one after the other.</summary>
    private static float[] Everything<TLanes>(int samples, float behind = 0)
        where TLanes : struct, ILanes<TLanes>
    {
        List<float> results = [];
        int features = TFormula.FeatureCounts[^2];
        float[] densities = new float[DataRows * samples + Lanes.Count];
        float[] noise = new float[DecodedRows.Of<TFormula>(features, DataRows, samples).Parameters.Length];
        Add(rows => TLikelihood.LogDensities<TLanes>(rows.Lines, ref rows.X[0], rows.XStride, samples, ref densities[0]));
        Add(rows => TLikelihood.Gradient<TLanes>(rows.Lines, ref rows.X[0], rows.XStride, samples, ref densities[0], 0.3f));
        Add(rows => TLikelihood.RowGradients<TLanes>(rows.Lines, ref rows.X[0], rows.XStride, samples, ref densities[0]));
        Add(rows => TLikelihood.Mean<TLanes>(rows.Lines));
        Add(rows => TLikelihood.Draw<TLanes>(rows.Lines, Key, 0, ref noise[0]));
        return [.. results];

        void Add(Action<DecodedRows> compute)
        {
            var rows = DecodedRows.Of<TFormula>(features, DataRows, samples);
            rows.FillBehind(behind);
            compute(rows);
            results.AddRange(rows.Parameters);
            results.AddRange(densities);
        }
    }

    private static void AssertShows<TLanes>(float poison)
        where TLanes : struct, ILanes<TLanes>
    {
        const int Row = 17;
        int features = TFormula.FeatureCounts[^2];
        float[] noise = new float[DecodedRows.Of<TFormula>(features, DataRows, 1).Parameters.Length];
        for (int head = 0; head < TFormula.Heads; head++)
        {
            foreach (int feature in (int[])[0, features / 2, features - 1])
            {
                AssertOnlyIn(Row, Densities(), Densities(head, feature));
                AssertIn(feature, rows => TLikelihood.Draw<TLanes>(rows.Lines, Key, 0, ref noise[0]), head);
                if (head == 0)
                    AssertIn(feature, rows => TLikelihood.Mean<TLanes>(rows.Lines), head);
            }
        }

        float[] Densities(int head = 0, int? feature = null)
        {
            float[] densities = new float[DataRows];
            var rows = Poisoned(head, feature);
            TLikelihood.LogDensities<TLanes>(rows.Lines, ref rows.X[0], rows.XStride, 1, ref densities[0]);
            return densities;
        }

        DecodedRows Poisoned(int head, int? feature)
        {
            var rows = DecodedRows.Of<TFormula>(features, DataRows, 1);
            if (feature is { } place)
                rows.Parameters[rows.Place(head, Row, place)] = poison;
            return rows;
        }

        // What is computed of features stands in the place of the first head.
        void AssertIn(int feature, Action<DecodedRows> compute, int head)
        {
            var right = Poisoned(head, null);
            compute(right);
            var rows = Poisoned(head, feature);
            compute(rows);
            AssertOnlyIn(Row, OfFeature(right), OfFeature(rows));

            float[] OfFeature(DecodedRows of) => [.. Enumerable.Range(0, DataRows).Select(row => of.Parameters[of.Place(0, row, feature)])];
        }

        static void AssertOnlyIn(int row, float[] right, float[] results)
        {
            Assert.False(float.IsFinite(results[row]), $"{results[row]} for {right[row]}");
            results[row] = right[row];
            Close.SameBits(right, results);
        }
    }

    private static double LogDensity(DecodedRows rows, int row) => TFormula.LogDensity(rows.HeadsOf(row), rows.XOf(row));

    /// <summary>What the parameters should become: central differences, 0 beyond the features, the marks untouched.</summary>
    private static float[] Slopes(DecodedRows rows, float scale)
    {
        const double step = 1e-4;
        float[] slopes = [.. rows.Parameters.Select(value => value == DecodedRows.Mark ? value : 0f)];
        for (int row = 0; row < rows.Rows; row++)
        {
            double[][] heads = rows.HeadsOf(row);
            double[] x = rows.XOf(row);
            for (int head = 0; head < rows.Heads; head++)
            {
                for (int feature = 0; feature < rows.Features; feature++)
                {
                    double value = heads[head][feature];
                    heads[head][feature] = value + step;
                    double above = TFormula.LogDensity(heads, x);
                    heads[head][feature] = value - step;
                    double below = TFormula.LogDensity(heads, x);
                    heads[head][feature] = value;
                    slopes[rows.Place(head, row, feature)] = (float)(scale * (above - below) / (2 * step));
                }
            }
        }

        return slopes;
    }

    private static void AssertGradients(float[] expected, DecodedRows rows)
    {
        for (int head = 0; head < rows.Heads; head++)
        {
            for (int row = 0; row < rows.Rows; row++)
            {
                for (int feature = 0; feature < rows.Features; feature++)
                {
                    int place = rows.Place(head, row, feature);
                    Assert.Equal(expected[place], rows.Parameters[place], 1e-5 * (1 + Math.Abs(expected[place])));
                    rows.Parameters[place] = expected[place];
                }
            }
        }

        Assert.Equal(expected, rows.Parameters);
    }

    private static void AssertSums(double[] expected, float[] actual, int terms)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], (2e-6 * Math.Abs(expected[i])) + (3e-7 * terms));
    }
}
