using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Runtime.Columns;

/// <summary>Holds the kernels of a kind of column against the reference in double precision, over all that a float can be.</summary>
/// <typeparam name="TKind">The kind.</typeparam>
public abstract class ColumnTests<TKind>
    where TKind : struct, IColumnKind
{
    /// <summary>What values and gradients are held to, of the larger of 1 and their magnitude, where the last bits of what they are computed of move them less.</summary>
    private const double Tolerance = 1e-5;

    /// <summary>Units of rounding that what enters may be off by: two operations and an exponential lie before the density.</summary>
    private const double Roundings = 6 * 5.96e-8;

    private static readonly float[] Raws = [0, 0.3f, -1, 5, -5, 2.5f, -9.5f, 11, 50, -50, 1e4f, -1e4f];

    /// <summary>The kind's name in a declaration.</summary>
    private protected abstract string Name { get; }

    /// <summary>Categories; none, of most kinds.</summary>
    private protected virtual int[] Sizes => [0];

    /// <summary>Cells: usual ones and the extremes.</summary>
    private protected abstract float[] Cells(int size);

    /// <summary>Means and deviations to scale by.</summary>
    private protected abstract ReferenceScale[] Scales { get; }

    [Fact]
    public void Log_densities_and_gradients_are_the_reference_s_within_what_rounding_moves_them()
    {
        ForAll((size, scale, x, raw) =>
        {
            var column = ReferenceColumn.Named(Name, size, scale: scale);
            (float[] densities, float[][] gradients) = new ColumnKernel<TKind, Lanes512>(size, scale).LogDensity(x, raw);
            for (int cell = 0; cell < x.Length; cell++)
            {
                double[] parameters = Array.ConvertAll(raw[cell], value => (double)value);
                double density = column.LogDensity(x[cell], parameters);
                double[] gradient = column.LogDensityGradient(x[cell], parameters);
                double[] slack = Slack(column, x[cell], parameters);
                AssertClose("The density", density, densities[cell], slack[0], column, x[cell], parameters);
                for (int i = 0; i < gradient.Length; i++)
                    AssertClose($"Gradient {i}", gradient[i], gradients[cell][i], slack[i + 1], column, x[cell], parameters);
            }
        });
    }

    [Fact]
    public void What_the_encoder_reads_is_the_reference_s_and_finite()
    {
        ForAll((size, scale, x, _) =>
        {
            var column = ReferenceColumn.Named(Name, size, scale: scale);
            float[][] features = new ColumnKernel<TKind, Lanes512>(size, scale).Encode(x);
            for (int cell = 0; cell < x.Length; cell++)
            {
                double[] expected = column.Encode(x[cell]);
                Assert.Equal(expected.Length, features[cell].Length);
                for (int i = 0; i < expected.Length; i++)
                {
                    // (x − m)/s of a rounded x, or logarithm of it, and a rounded m.
                    double rounding = Roundings * (Math.Abs(column.Scaled(x[cell]) ?? 0) + Math.Abs(scale.Mean)) / column.Scale.Deviation;
                    Assert.Equal(expected[i], features[cell][i], (Tolerance * Math.Max(1, Math.Abs(expected[i]))) + rounding);
                }
            }
        });
    }

    [Fact]
    public void Expectations_are_the_reference_s_and_decisions_values_that_the_column_can_have()
    {
        ForAll((size, scale, x, raw) =>
        {
            var column = ReferenceColumn.Named(Name, size, scale: scale);
            (float[][] expectations, float[] decisions) = new ColumnKernel<TKind, Lanes512>(size, scale).Expect(raw);
            for (int cell = 0; cell < x.Length; cell++)
            {
                double[] parameters = Array.ConvertAll(raw[cell], value => (double)value);
                double[] expected = column.Expect(parameters);
                Assert.Equal(expected.Length, expectations[cell].Length);
                double[][] moved = [.. Moved(column, parameters).Select(pair => pair.Column.Expect(pair.Raw))];
                for (int i = 0; i < expected.Length; i++)
                {
                    double finite = Math.Clamp(expected[i], float.MinValue, float.MaxValue);
                    double slack = (Tolerance * (size > 0 ? 1 : Math.Abs(finite))) + moved.Sum(other => Math.Abs(other[i] - expected[i]));
                    Assert.True(Math.Abs(expectations[cell][i] - finite) <= slack, $"{Name}: {expectations[cell][i]} instead of {finite}");
                }

                Assert.True(float.IsFinite(decisions[cell]) && TKind.Accepts(decisions[cell], size), $"{Name}: {decisions[cell]} for {expected[0]}");
                Assert.Equal(column.Decide(Array.ConvertAll(expectations[cell], value => (double)value)), decisions[cell], 0.0);
            }
        });
    }

    [Fact]
    public void Draws_are_values_that_the_column_can_have()
    {
        ForAll((size, scale, _, raw) =>
        {
            foreach (float draw in new ColumnKernel<TKind, Lanes512>(size, scale).Draw(raw, RandomKey.From(1, RandomStream.Draw), 0))
                Assert.True(float.IsFinite(draw) && TKind.Accepts(draw, size), $"{Name}: {draw}");
        });
    }

    [Fact]
    public void The_bits_are_the_same_at_every_width()
    {
        ForAll((size, scale, x, raw) =>
        {
            float[] at512 = Everything<Lanes512>(size, scale, x, raw);
            Close.SameBits(at512, Everything<Lanes256>(size, scale, x, raw));
            Close.SameBits(at512, Everything<Lanes128>(size, scale, x, raw));
        });
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_parameter_that_is_not_finite_shows_in_the_density_of_its_cell_and_in_no_other(float poison)
    {
        foreach (int size in Sizes)
        {
            ReferenceScale scale = Scales[0];
            var kernel = new ColumnKernel<TKind, Lanes512>(size, scale);
            float[] x = [.. Enumerable.Repeat(TKind.Example, Lanes.Count)];
            int parameters = TKind.Parameters(size);
            float[] right = kernel.LogDensity(x, Usual()).Densities;
            for (int i = 0; i < parameters; i++)
            {
                // Of ordered categories, the first has nothing to do with the further thresholds; its successor does.
                float[] cells = [.. x];
                cells[3] = size > 0 ? Math.Min(i, size - 1) : cells[3];
                float[][] raw = Usual();
                raw[3][i] = poison;
                float[] densities = kernel.LogDensity(cells, raw).Densities;
                Assert.False(float.IsFinite(densities[3]), $"{Name}: {densities[3]} of parameter {i}");
                densities[3] = right[3];
                Close.SameBits(right, densities);
            }

            float[][] Usual() => [.. Enumerable.Range(0, Lanes.Count).Select(cell => Enumerable.Repeat(0.25f, parameters).ToArray())];
        }
    }

    /// <summary>Some cells of every extreme with parameters of every extreme, sixteen at a time.</summary>
    private void ForAll(Action<int, ReferenceScale, float[], float[][]> check)
    {
        var random = new Random(5);
        foreach (int size in Sizes)
        {
            float[] cells = Cells(size);
            foreach (ReferenceScale scale in Scales)
            {
                for (int round = 0; round < 40; round++)
                {
                    float[] x = [.. Enumerable.Range(0, Lanes.Count).Select(i => cells[((round * Lanes.Count) + i) % cells.Length])];
                    float[][] raw =
                    [
                        .. x.Select(_ => Enumerable.Range(0, TKind.Parameters(size))
                            .Select(_ => random.Next(3) == 0 ? Raws[random.Next(Raws.Length)] : (random.NextSingle() * 8) - 4).ToArray()),
                    ];
                    check(size, scale, x, raw);
                }
            }
        }
    }

    private static float[] Everything<TLanes>(int size, ReferenceScale scale, float[] x, float[][] raw)
        where TLanes : struct, ILanes<TLanes>
    {
        var kernel = new ColumnKernel<TKind, TLanes>(size, scale);
        (float[] densities, float[][] gradients) = kernel.LogDensity(x, raw);
        (float[][] expectations, float[] decisions) = kernel.Expect(raw);
        float[] draws = kernel.Draw(raw, RandomKey.From(1, RandomStream.Draw), 32);
        return
        [
            .. densities, .. gradients.SelectMany(cell => cell), .. expectations.SelectMany(cell => cell), .. decisions, .. draws,
            .. kernel.Encode(x).SelectMany(cell => cell),
        ];
    }

    /// <summary>By how much the density and its gradients move when what they are computed of moves by some roundings.</summary>
    private static double[] Slack(ReferenceColumn column, double x, double[] raw)
    {
        double[] right = [column.LogDensity(x, raw), .. column.LogDensityGradient(x, raw)];
        double[] slack = new double[right.Length];
        Add(column, x * (1 + Roundings), raw);
        foreach ((ReferenceColumn moved, double[] values) in Moved(column, raw))
            Add(moved, x, values);
        return slack;

        void Add(ReferenceColumn moved, double cell, double[] values)
        {
            if (column is ReferenceChoiceColumn or ReferenceBinaryColumn or ReferenceCountingColumn)
                cell = x; // exact
            double[] there = [moved.LogDensity(cell, values), .. moved.LogDensityGradient(cell, values)];
            for (int i = 0; i < slack.Length; i++)
                slack[i] += Math.Abs(there[i] - right[i]);
        }
    }

    private static IEnumerable<(ReferenceColumn Column, double[] Raw)> Moved(ReferenceColumn column, double[] raw)
    {
        for (int i = 0; i < raw.Length; i++)
        {
            double[] values = [.. raw];
            values[i] *= 1 + Roundings;
            yield return (column, values);
        }

        if (column.Scaled(1) is null)
            yield break;
        var mean = column.Scale with { Mean = column.Scale.Mean * (1 + Roundings) };
        var deviation = column.Scale with { Fitted = column.Scale.Deviation * (1 + Roundings) };
        yield return (Rescaled(mean), raw);
        yield return (Rescaled(deviation), raw);

        ReferenceColumn Rescaled(ReferenceScale scale) => column switch
        {
            ReferencePositiveColumn => new ReferencePositiveColumn { Scale = scale },
            ReferenceRealColumn => new ReferenceRealColumn { Scale = scale },
            ReferenceStudentTColumn => new ReferenceStudentTColumn { Scale = scale },
            ReferenceCountColumn => new ReferenceCountColumn { Scale = scale },
            _ => new ReferencePoissonColumn { Scale = scale },
        };
    }

    private static void AssertClose(string what, double expected, float actual, double slack, ReferenceColumn column, double x, double[] raw) =>
        Assert.True(
            Math.Abs(actual - expected) <= (Tolerance * Math.Max(1, Math.Abs(expected))) + slack,
            $"{what} of {x:R} in {column.GetType().Name}, {column.Scale}, raw [{string.Join(", ", raw)}] is {actual:R} instead of {expected:R}; rounding moves it by {slack:R}.");
}
