using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Reference;
using TinyVae.Tests.Runtime.Memory;
using Xunit;

namespace TinyVae.Tests.Runtime.Latent.Priors;

/// <summary>A mixture of Gaussians as the prior, against double precision.</summary>
public sealed class MixturePriorTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<int, int, int> Shapes()
    {
        var shapes = new TheoryData<int, int, int>();
        foreach (int units in (int[])[1, 2, 16, 17, 40])
        {
            foreach (int components in (int[])[1, 3, 16, 19])
            {
                foreach (int draws in (int[])[1, 16, 21])
                    shapes.Add(units, components, draws);
            }
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_term_of_a_draw_is_what_the_density_of_N_0_I_has_over_that_of_the_mixture(int units, int components, int draws)
    {
        var mixture = new Mixture(components, units);
        TestPanels z = mixture.Latents(draws);
        float[] terms = mixture.Terms<Lanes512>(z, draws);
        for (int draw = 0; draw < draws; draw++)
            Close.Number("The term", 1 + mixture.Reference.Term(z.Row(draw, 0, units), mixture.Tensors), terms[draw], Tolerance); // to 1, which stood there
        Assert.All(terms[draws..], untouched => Assert.Equal(1, untouched));
        Assert.True(z.AreGuardsIntact);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Terms_have_the_same_bits_at_every_width(int units, int components, int draws)
    {
        var mixture = new Mixture(components, units);
        TestPanels z = mixture.Latents(draws);
        float[] terms = mixture.Terms<Lanes512>(z, draws);
        Close.SameBits(terms, mixture.Terms<Lanes256>(z, draws));
        Close.SameBits(terms, mixture.Terms<Lanes128>(z, draws));
    }

    [Fact]
    public void A_draw_that_all_components_are_far_from_belongs_to_the_nearest()
    {
        var mixture = new Mixture(components: 3, units: 2);
        var z = new TestPanels(2, 1, (_, _) => 3000);
        double[] row = z.Row(0, 0, 2);
        Close.Number("The term", 1 + mixture.Reference.Term(row, mixture.Tensors), mixture.Terms<Lanes512>(z, 1)[0], Tolerance);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(17, 18)]
    public void Each_draw_is_the_noise_of_one_component_transformed(int units, int components)
    {
        const int Rows = 40;
        var mixture = new Mixture(components, units);
        var noise = new TestPanels(units, Rows);
        StandardNormal.FillPanels<Lanes512>(new RandomKey(1, 2), 0, Rows, units, ref noise.Floats[0], (nuint)noise.Stride);
        TestPanels z = mixture.Drawn<Lanes512>(noise, Rows);
        for (int row = 0; row < Rows; row++)
        {
            double[] drawn = z.Row(row, 0, units);
            Assert.Contains(Enumerable.Range(0, components), component => mixture
                .Transformed(component, noise.Row(row, 0, units))
                .Zip(drawn, (expected, actual) => Math.Abs(actual - expected) <= Tolerance * (1 + Math.Abs(expected)))
                .All(isClose => isClose));
        }

        Assert.All(z.Beyond(units), lane => Assert.Equal(0, lane));
        Close.SameBits(z.Floats, mixture.Drawn<Lanes128>(noise, Rows).Floats);
    }

    [Fact]
    public void Components_are_drawn_as_often_as_their_weights_say()
    {
        const int Rows = 20_000;
        const int Components = 5;
        var mixture = new Mixture(Components, units: 1);
        TestPanels z = mixture.Drawn<Lanes512>(new TestPanels(1, Rows), Rows); // without noise, the means
        double sum = mixture.Tensors["prior.logits"].Sum(Math.Exp);
        for (int component = 0; component < Components; component++)
        {
            double weight = Math.Exp(mixture.Tensors["prior.logits"][component]) / sum;
            float mean = (float)mixture.Tensors["prior.mean"][component];
            int count = Enumerable.Range(0, Rows).Count(row => z[row, 0] == mean);
            Assert.Equal(weight, count / (double)Rows, 5 * Math.Sqrt(weight * (1 - weight) / Rows));
        }
    }

    [Fact]
    public void Every_bit_of_a_row_has_a_part_in_the_choice_of_its_component()
    {
        const int Rows = 64;
        var mixture = new Mixture(components: 5, units: 1);
        int[] firstRows = [0, .. Enumerable.Range(6, 25).Select(bit => 1 << bit)];
        var none = new TestPanels(1, Rows); // without noise, the means
        Assert.Equal(
            firstRows.Length,
            firstRows.Select(first => string.Join(' ', mixture.Drawn<Lanes512>(none, Rows, first).Floats)).Distinct().Count());
        TestPanels chosen = mixture.Drawn<Lanes512>(none, Rows);
        double[] choices = [.. Enumerable.Range(0, Rows).Select(row => (double)chosen[row, 0])];
        for (int distance = 1; distance < Rows; distance *= 2)
            Assert.NotEqual(choices[distance..], choices[..^distance]);
    }

    [Fact]
    public void A_new_mixture_is_near_N_0_I_with_equal_weights_unit_variances_and_small_means()
    {
        const int Components = 50;
        const int Units = 40;
        float[] parameters = new float[MixturePrior.ParameterLength(Components, Units)];
        MixturePrior.Initialize(parameters, Components, Units, seed: 1);
        float[] means = [.. parameters.Where(value => value != 0)];
        Assert.Equal(Components * Units, means.Length);
        Assert.Equal(0, means.Average(mean => mean / 0.3), 5 / Math.Sqrt(means.Length));
        Assert.Equal(1, means.Average(mean => mean * mean / 0.09), 5 * Math.Sqrt(2.0 / means.Length));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_logit_that_is_not_finite_leaves_no_density_and_no_draw(float poison)
    {
        AssertNotFinite<Lanes512>(poison);
        AssertNotFinite<Lanes256>(poison);
        AssertNotFinite<Lanes128>(poison);
    }

    private static void AssertNotFinite<TLanes>(float poison)
        where TLanes : struct, ILanes<TLanes>
    {
        const int Components = 18;
        const int Units = 5;
        const int Rows = 20;
        foreach (int component in (int[])[0, 9, Components - 1])
        {
            var mixture = new Mixture(Components, Units) { [component] = poison };
            Assert.DoesNotContain(mixture.Terms<TLanes>(mixture.Latents(Rows), Rows)[..Rows], float.IsFinite);
            TestPanels z = mixture.Drawn<TLanes>(new TestPanels(Units, Rows), Rows);
            for (int row = 0; row < Rows; row++)
                Assert.DoesNotContain(z.Row(row, 0, Units), double.IsFinite);
        }
    }

    /// <summary>Random parameters, in names and flat.</summary>
    private sealed class Mixture
    {
        private readonly int _components;
        private readonly int _units;
        private readonly float[] _flat;
        private readonly float[] _scratch;

        public Mixture(int components, int units)
        {
            (_components, _units) = (components, units);
            _flat = new float[MixturePrior.ParameterLength(components, units)];
            _scratch = new float[MixturePrior.ScratchLength(components, units)];
            Reference = new(components, units);
            var random = new Random((components * 100) + units);
            int tables = (components + 15) / 16 * 16;
            int table = (units + 15) / 16 * 16 * components;
            Tensors["prior.logits"] = [.. Enumerable.Range(0, components).Select(component => (double)(_flat[component] = Next(random)))];
            Tensors["prior.mean"] = Fill(random, tables);
            Tensors["prior.log_variance"] = Fill(random, tables + table);
        }

        public ReferenceMixturePrior Reference { get; }

        /// <summary>A component's logit, as the prior reads it.</summary>
        public float this[int component]
        {
            set => _flat[component] = value;
        }

        public Dictionary<string, double[]> Tensors { get; } = [];

        public TestPanels Latents(int draws)
        {
            var random = new Random(draws);
            return new TestPanels(_units, draws, (_, _) => 2 * Next(random));
        }

        public float[] Terms<TLanes>(TestPanels z, int draws)
            where TLanes : struct, ILanes<TLanes>
        {
            float[] terms = [.. Enumerable.Repeat(1f, draws + 5)];
            new MixturePrior(ref _flat[0], ref _scratch[0], _components, _units).AddTerms<TLanes>(ref z.Floats[0], z.Stride, draws, ref terms[0]);
            return terms;
        }

        public TestPanels Drawn<TLanes>(TestPanels noise, int rows, int firstRow = 0)
            where TLanes : struct, ILanes<TLanes>
        {
            var z = new TestPanels(_units, rows);
            noise.Floats.CopyTo(z.Floats, 0);
            new MixturePrior(ref _flat[0], ref _scratch[0], _components, _units)
                .Draw<TLanes>(new RandomKey(3, 4), firstRow, rows, ref z.Floats[0], z.Stride);
            return z;
        }

        public IEnumerable<double> Transformed(int component, double[] noise) => noise.Select((value, unit) =>
        {
            int place = (unit * _components) + component;
            double deviation = Math.Exp(BoundedLogVariance.Value(Tensors["prior.log_variance"][place]) / 2);
            return Tensors["prior.mean"][place] + (deviation * value);
        });

        /// <summary>A table in the prior's layout, given back as [units, components].</summary>
        private double[] Fill(Random random, int offset)
        {
            double[] values = new double[_units * _components];
            for (int i = 0; i < values.Length; i++)
            {
                var (unit, component) = (i / _components, i % _components);
                values[i] = _flat[offset + (((unit / 16 * _components) + component) * 16) + (unit % 16)] = Next(random);
            }

            return values;
        }

        private static float Next(Random random) => (float)((2 * random.NextDouble()) - 1);
    }
}
