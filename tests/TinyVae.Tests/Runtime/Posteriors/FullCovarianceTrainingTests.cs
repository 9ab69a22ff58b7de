using System.Runtime.CompilerServices;
using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Reference;
using TinyVae.Tests.Runtime.Memory;
using Xunit;

namespace TinyVae.Tests.Runtime.Posteriors;

public sealed class FullCovarianceTrainingTests
{
    private const float KlScale = 0.3f;

    public enum Divergence
    {
        Analytic,
        MonteCarlo,
        Weighted,
    }

    public static TheoryData<int, int, int, Divergence> Cases()
    {
        var cases = new TheoryData<int, int, int, Divergence>();
        foreach ((int units, int rows) in ((int, int)[])[(1, 16), (2, 1), (5, 19), (16, 3), (17, 16)])
        {
            foreach (int samples in (int[])[1, 3])
            {
                foreach (Divergence divergence in Enum.GetValues<Divergence>())
                    cases.Add(units, rows, samples, divergence);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_draw_and_its_ratio_are_those_of_its_row(int units, int rows, int samples, Divergence divergence)
    {
        var data = new Data(units, rows, samples);
        var step = new Step<Lanes512>(data, divergence);
        for (int draw = 0; draw < rows * samples; draw++)
        {
            var distribution = data.Distribution(draw / samples);
            double[] noise = data.Noise.Row(draw, 0, units);
            Close.All("z", distribution.Draw(noise), step.Z.Row(draw, 0, units), 1e-5);
            Close.Number("The log-ratio", distribution.LogRatio(noise), step.LogRatios[draw], 1e-5);
        }

        Assert.All(step.Z.Beyond(units), value => Assert.Equal(0f, value));
        Assert.True(step.Z.AreGuardsIntact);
        Assert.True(float.IsNaN(step.LogRatios[rows * samples]));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_divergence_is_in_closed_form_or_the_mean_over_the_draws(int units, int rows, int samples, Divergence divergence)
    {
        var data = new Data(units, rows, samples);
        var step = new Step<Lanes512>(data, divergence);
        double expected = Enumerable.Range(0, rows).Sum(row => divergence == Divergence.MonteCarlo
            ? data.LogRatios(row, data.Heads.Row(row, 0, data.Lanes)).Average()
            : data.Distribution(row).Divergences().Sum());
        Close.Number("The divergence", expected, BlockSums.Total(ref step.Divergences[0], rows), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradients_are_the_finite_differences_of_the_loss(int units, int rows, int samples, Divergence divergence)
    {
        const double Small = 1e-5;
        var data = new Data(units, rows, samples);
        var step = new Step<Lanes512>(data, divergence);
        int[] lanes = [.. data.UsedLanes];
        for (int row = 0; row < rows; row++)
        {
            double[] differences = [.. lanes.Select(lane =>
                (data.Loss(row, lane, Small, divergence) - data.Loss(row, lane, -Small, divergence)) / (2 * Small))];
            Close.All("The gradient", differences, [.. lanes.Select(lane => (double)step.Heads[row, lane])], 1e-5);
        }

        foreach (int lane in Enumerable.Range(0, step.Heads.Floats.Length / step.Heads.Stride * 16).Except(lanes))
            Assert.All(Enumerable.Range(0, rows), row => Assert.Equal(0f, step.Heads[row, lane]));
        Assert.True(step.Heads.AreGuardsIntact);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_bits_are_the_same_at_every_width(int units, int rows, int samples, Divergence divergence)
    {
        var data = new Data(units, rows, samples);
        float[] expected = new Step<Lanes512>(data, divergence).All;
        Close.SameBits(expected, new Step<Lanes256>(data, divergence).All);
        Close.SameBits(expected, new Step<Lanes128>(data, divergence).All);
    }

    [Fact]
    public void Log_ratios_need_no_memory_where_nobody_wants_them()
    {
        var data = new Data(4, 3, 2);
        var expected = new Step<Lanes128>(data, Divergence.Analytic);
        var z = new TestPanels(4, 6);
        float[] divergences = new float[16];
        data.Sample<Lanes128>(data.Heads, z, divergences, ref Unsafe.NullRef<float>(), false);

        Assert.Equal(expected.Z.Floats, z.Floats);
        Assert.Equal(expected.Divergences, divergences);
    }

    [Fact]
    public void Tiny_gradients_become_0()
    {
        var data = new Data(3, 1, 1);
        Array.Fill(data.Dz.Floats, 1e-26f);
        foreach (int lane in data.UsedLanes)
            data.Heads[0, lane] = 0f;
        var step = new Step<Lanes512>(data, Divergence.Analytic);

        Assert.All(data.UsedLanes, lane => Assert.Equal(0f, step.Heads[0, lane]));
    }

    /// <summary>Rows, noise, the gradient of z and weights of the draws, all random.</summary>
    private sealed class Data
    {
        private readonly int _units;
        private readonly int _rows;
        private readonly int _samples;
        private readonly int _below;
        private readonly int _padded;
        private readonly float[] _scratch;

        public Data(int units, int rows, int samples)
        {
            var random = new Random((1000 * units) + (10 * rows) + samples);
            (_units, _rows, _samples) = (units, rows, samples);
            _padded = (units + 15) / 16 * 16;
            _below = units * (units - 1) / 2;
            _scratch = new float[FullCovarianceTraining.ScratchLength(units)];
            Heads = new TestPanels(Lanes, rows);
            foreach (int lane in UsedLanes)
            {
                float[] column = Draws.Normal(random, rows);
                for (int row = 0; row < rows; row++)
                    Heads[row, lane] = lane < 2 * _padded ? column[row] : 0.5f * column[row];
            }

            Heads[0, _padded + units - 1] = -12f; // where the bound of the log-variances is no longer the identity
            Noise = Random();
            Dz = Random();
            Weights = [.. Draws.Uniform(random, rows * samples)];

            TestPanels Random()
            {
                float[] values = Draws.Normal(random, rows * samples * units);
                return new TestPanels(units, rows * samples, (row, unit) => values[(row * units) + unit]);
            }
        }

        public int Lanes => (2 * _padded) + _below;

        /// <summary>The lanes of the means, the log-variances and the elements below the diagonal.</summary>
        public IEnumerable<int> UsedLanes =>
            [.. Enumerable.Range(0, _units), .. Enumerable.Range(_padded, _units), .. Enumerable.Range(2 * _padded, _below)];

        public TestPanels Heads { get; }

        public TestPanels Noise { get; }

        public TestPanels Dz { get; }

        public float[] Weights { get; }

        public int Rows => _rows;

        public int Samples => _samples;

        public int Units => _units;

        public ReferencePosterior Distribution(int row) => Distribution(Heads.Row(row, 0, Lanes));

        /// <summary>The log-ratios of a row's draws, made with these heads.</summary>
        public double[] LogRatios(int row, double[] heads)
        {
            var distribution = Distribution(heads);
            return [.. NoiseOf(row).Select(distribution.LogRatio)];
        }

        /// <summary>A row's part of a loss whose gradient by z is dz, one number of the heads changed.</summary>
        public double Loss(int row, int lane, double change, Divergence divergence)
        {
            double[] heads = Heads.Row(row, 0, Lanes);
            heads[lane] += change;
            var distribution = Distribution(heads);
            double loss = NoiseOf(row).Select((noise, sample) =>
                distribution.Draw(noise).Zip(Dz.Row((row * _samples) + sample, 0, _units), (z, dz) => z * dz).Sum()).Sum();
            return loss + (KlScale * divergence switch
            {
                Divergence.Analytic => distribution.Divergences().Sum(),
                Divergence.MonteCarlo => LogRatios(row, heads).Average(),
                _ => LogRatios(row, heads).Select((ratio, sample) => Weights[(row * _samples) + sample] * ratio).Sum(),
            });
        }

        public void Sample<TLanes>(TestPanels heads, TestPanels z, float[] divergences, ref float logRatios, bool monteCarlo)
            where TLanes : struct, ILanes<TLanes>
            => FullCovarianceTraining.Sample<TLanes>(
                Encoded(heads),
                _rows,
                _samples,
                ref Noise.Floats[0],
                ref z.Floats[0],
                z.Stride,
                ref divergences[0],
                ref logRatios,
                monteCarlo);

        public void Gradient<TLanes>(TestPanels heads, TestPanels z, Divergence divergence)
            where TLanes : struct, ILanes<TLanes>
        {
            ref float weights = ref Unsafe.NullRef<float>();
            if (divergence == Divergence.Weighted)
                weights = ref Weights[0];
            FullCovarianceTraining.Gradient<TLanes>(
                Encoded(heads),
                _rows,
                _samples,
                ref Noise.Floats[0],
                ref z.Floats[0],
                ref Dz.Floats[0],
                z.Stride,
                KlScale,
                ref weights,
                divergence == Divergence.MonteCarlo);
        }

        private PosteriorRows Encoded(TestPanels heads) => new(ref heads.Floats[0], ref _scratch[0], _units, heads.Stride);

        private ReferencePosterior Distribution(double[] heads) =>
            new([heads[.._units], heads[_padded..(_padded + _units)], heads[(2 * _padded)..]]);

        private IEnumerable<double[]> NoiseOf(int row) =>
            Enumerable.Range(row * _samples, _samples).Select(draw => Noise.Row(draw, 0, _units));
    }

    /// <summary>Sample and Gradient.</summary>
    private sealed class Step<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        public Step(Data data, Divergence divergence)
        {
            Heads = new TestPanels(data.Lanes, data.Rows, (row, lane) => data.Heads[row, lane]);
            Z = TestPanels.Unwritten(data.Units, data.Rows * data.Samples);
            Divergences = new float[(data.Rows + 15) / 16 * 16];
            LogRatios = [.. Enumerable.Repeat(float.NaN, (data.Rows * data.Samples) + 1)];
            float[] noise = [.. data.Noise.Floats];
            data.Sample<TLanes>(Heads, Z, Divergences, ref LogRatios[0], divergence == Divergence.MonteCarlo);
            Close.SameBits(data.Heads.Floats, Heads.Floats);
            Close.SameBits(noise, data.Noise.Floats);
            data.Gradient<TLanes>(Heads, Z, divergence);
        }

        public TestPanels Heads { get; }

        public TestPanels Z { get; }

        public float[] Divergences { get; }

        public float[] LogRatios { get; }

        public float[] All => [.. Heads.Floats, .. Z.Floats, .. Divergences, .. LogRatios];
    }
}
