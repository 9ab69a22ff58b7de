using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Runtime.Threads;
using Xunit;

namespace TinyVae.Tests.Runtime.Latent.Flows;

public sealed class PlanarFlowTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<int, int, int> Shapes() => PlanarFlowData.Shapes();

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_draw_is_transformed_and_its_term_added(int units, int steps, int draws)
    {
        var data = new PlanarFlowData(units, steps, draws);
        var pass = new PlanarFlowPass<Lanes512>(data);
        for (int draw = 0; draw < draws; draw++)
        {
            Close.All("z", data.Reference.Forward(data.Draw(draw), data.Tensors), pass.Z.Row(draw, 0, units), Tolerance);
            double term = data.Reference.Term(data.Draw(draw), data.Tensors);
            Close.Number("The term", term + PlanarFlowPass<Lanes512>.Divergence, pass.Terms[draw], Tolerance);
        }

        Assert.All(pass.Z.Beyond(units), value => Assert.Equal(0f, value));
        Assert.True(pass.Z.AreGuardsIntact);
        Assert.True(float.IsNaN(pass.Terms[draws]));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_gradients_are_those_of_the_reference(int units, int steps, int draws)
    {
        var data = new PlanarFlowData(units, steps, draws);
        AssertGradients(data, new PlanarFlowPass<Lanes512>(data), 2e-5);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void No_gradient_of_a_parameter_exceeds_the_peak_times_the_draws(int units, int steps, int draws)
    {
        var data = new PlanarFlowData(units, steps, draws);
        var pass = new PlanarFlowPass<Lanes512>(data);
        Assert.True(float.IsFinite(pass.Peak));
        Assert.All(pass.Parameters, gradient => Assert.True(Math.Abs(gradient) <= pass.Peak * draws));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_bits_are_the_same_at_every_width(int units, int steps, int draws)
    {
        var data = new PlanarFlowData(units, steps, draws);
        float[] expected = new PlanarFlowPass<Lanes512>(data).All;
        Close.SameBits(expected, new PlanarFlowPass<Lanes256>(data).All);
        Close.SameBits(expected, new PlanarFlowPass<Lanes128>(data).All);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_bits_are_the_same_however_many_members_share_the_steps(int members)
    {
        var data = new PlanarFlowData(17, 5, 19);
        var pass = new PlanarFlowPass<Lanes256>(data);
        float[] gradients = new float[pass.Parameters.Length];
        new TeamThreads(members).Run(new MemberAction(member => pass.WeightGradient(member, gradients)));
        Close.SameBits(pass.Parameters, gradients);
    }

    [Fact]
    public void The_peak_of_16_draws_does_not_depend_on_what_other_draws_are_beside_them()
    {
        var data = new PlanarFlowData(5, 2, 32);
        for (int draw = 0; draw < 16; draw++)
        {
            data.Weights[draw] = 0;
            for (int unit = 0; unit < 5; unit++)
                data.Dz[draw, unit] = 0;
        }

        float ofOthers = new PlanarFlowPass<Lanes256>(data).Peak;
        data.Drawn[3, 0] = 1e9f; // has no gradient
        Assert.Equal(ofOthers, new PlanarFlowPass<Lanes256>(data).Peak);
    }

    [Fact]
    public void Inference_in_place_gives_the_bits_of_training()
    {
        var data = new PlanarFlowData(17, 3, 19);
        var pass = new PlanarFlowPass<Lanes256>(data);
        (float[] z, float[] terms) = PlanarFlowPass<Lanes256>.Infer(data, wantsTerms: true);
        Close.SameBits(pass.Terms, terms);
        for (int draw = 0; draw < data.Count; draw++)
            Close.SameBits(pass.Z.Floats.AsSpan(draw * 16, 16), z.AsSpan(draw * 16, 16));
        Close.SameBits(z, PlanarFlowPass<Lanes256>.Infer(data, wantsTerms: false).Z);
    }

    [Fact]
    public void A_step_whose_w_is_0_is_a_translation_and_w_still_learns()
    {
        var data = new PlanarFlowData(5, 2, 7);
        data.Tensors["flow.1.w"].AsSpan().Clear();
        var pass = new PlanarFlowPass<Lanes256>(data);
        for (int draw = 0; draw < data.Count; draw++)
            Close.All("z", data.Reference.Forward(data.Draw(draw), data.Tensors), pass.Z.Row(draw, 0, 5), Tolerance);
        AssertGradients(data, pass, Tolerance);
        Assert.NotEqual(0f, pass.Parameters[data.Place("flow.1.w")]);
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(-20)]
    [InlineData(80)]
    [InlineData(1e4)]
    public void Terms_are_exact_however_strongly_a_step_squeezes_or_stretches(double product)
    {
        // wᵀu = product; where z lies in the plane, the determinant is 1 + m(wᵀu) = log(1 + exp product).
        var data = new PlanarFlowData(2, 1, 3);
        (data.Tensors["flow.0.u"], data.Tensors["flow.0.w"], data.Tensors["flow.0.b"]) = ([product, 0], [1, 0], [0]);
        data.Drawn[0, 0] = 0;
        float[] terms = new PlanarFlowPass<Lanes256>(data).Terms;
        double expected = product < 0 ? -product : -Math.Log(product);
        Close.Number("The term", expected + PlanarFlowPass<Lanes256>.Divergence, terms[0], 1e-6);
        Assert.All(terms[..3], term => Assert.True(float.IsFinite(term)));
    }

    [Fact]
    public void A_term_is_exact_where_z_is_large()
    {
        // Differences of squares of 1e8 would be off by 8.
        var data = new PlanarFlowData(2, 1, 1);
        (data.Drawn[0, 0], data.Drawn[0, 1]) = (10000, -8000);
        (data.Tensors["flow.0.u"], data.Tensors["flow.0.w"]) = ([0.25, 0.75], [0.5, -0.5]);
        double term = data.Reference.Term(data.Draw(0), data.Tensors);
        Close.Number("The term", term + PlanarFlowPass<Lanes256>.Divergence, new PlanarFlowPass<Lanes256>(data).Terms[0], 1e-6);
    }

    [Fact]
    public void Where_tanh_is_flat_gradients_pass_a_step_unchanged_and_nothing_is_denormal()
    {
        var data = new PlanarFlowData(3, 1, 4);
        (data.Tensors["flow.0.w"], data.Tensors["flow.0.b"]) = ([1, 0, 0], [40]);
        Array.Clear(data.Weights);
        var pass = new PlanarFlowPass<Lanes256>(data);
        Close.SameBits(data.Dz.Floats, pass.Gradient.Floats);
        Assert.All(pass.Parameters, gradient => Assert.False(float.IsSubnormal(gradient)));
        Assert.Equal(0f, pass.Parameters[data.Place("flow.0.b")]);
    }

    [Fact]
    public void Tiny_gradients_become_0()
    {
        var data = new PlanarFlowData(3, 2, 4);
        Array.Clear(data.Weights);
        Array.Fill(data.Dz.Floats, 1e-26f);
        var pass = new PlanarFlowPass<Lanes256>(data);
        Assert.All(Enumerable.Range(0, 4), draw => Assert.Equal(new double[3], pass.Gradient.Row(draw, 0, 3)));
        Assert.All(pass.Parameters, gradient => Assert.Equal(0f, gradient));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_gradient_that_is_not_finite_shows_in_the_peak(float value)
    {
        var data = new PlanarFlowData(3, 2, 18);
        data.Dz[17, 1] = value;
        Assert.False(float.IsFinite(new PlanarFlowPass<Lanes256>(data).Peak));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_not_finite_in_a_step_or_a_draw_stays_so(float poison)
    {
        AssertNotFinite<Lanes512>(poison);
        AssertNotFinite<Lanes256>(poison);
        AssertNotFinite<Lanes128>(poison);
    }

    private static void AssertNotFinite<TLanes>(float poison)
        where TLanes : struct, ILanes<TLanes>
    {
        const int Units = 17;
        const int Draws = 19;
        foreach (string tensor in (string[])["flow.0.u", "flow.0.w", "flow.0.b", "flow.2.u", "flow.2.w", "flow.2.b"])
        {
            var data = new PlanarFlowData(Units, 3, Draws);
            data.Tensors[tensor][^1] = poison;
            (float[] z, float[] terms) = PlanarFlowPass<TLanes>.Infer(data, wantsTerms: true);
            Assert.DoesNotContain(Unit(z), float.IsFinite);
            Assert.DoesNotContain(terms, float.IsFinite);
        }

        var right = PlanarFlowPass<TLanes>.Infer(new PlanarFlowData(Units, 3, Draws), wantsTerms: true);
        var ofDraw = new PlanarFlowData(Units, 3, Draws);
        ofDraw.Drawn[Draws - 2, 0] = poison;
        (float[] poisonedZ, float[] poisonedTerms) = PlanarFlowPass<TLanes>.Infer(ofDraw, wantsTerms: true);
        Assert.False(float.IsFinite(Unit(poisonedZ)[Draws - 2]));
        Assert.False(float.IsFinite(poisonedTerms[Draws - 2]));
        Close.SameBits(Unit(right.Z)[..(Draws - 2)], Unit(poisonedZ)[..(Draws - 2)]);
        Close.SameBits(right.Terms[..(Draws - 2)], poisonedTerms[..(Draws - 2)]);

        static float[] Unit(float[] z) => [.. Enumerable.Range(0, Draws).Select(draw => z[(draw * 16) + 1])];
    }

    private static void AssertGradients<TLanes>(PlanarFlowData data, PlanarFlowPass<TLanes> pass, double tolerance)
        where TLanes : struct, ILanes<TLanes>
    {
        var expected = data.Tensors.ToDictionary(pair => pair.Key, pair => new double[pair.Value.Length]);
        float[] gradients = [.. pass.Parameters];
        for (int draw = 0; draw < data.Count; draw++)
        {
            double[] dz = data.Reference.Backward(
                data.Draw(draw), data.Dz.Row(draw, 0, data.Units), data.Weights[draw], data.Tensors, expected);
            Close.All("dz₀", dz, pass.Gradient.Row(draw, 0, data.Units), tolerance);
        }

        // A step's tensors together: of one unit each may be a small difference of what the draws contribute.
        foreach (var step in expected.GroupBy(pair => pair.Key[..^2]))
        {
            double[] actual = [.. step.SelectMany(tensor => gradients[Range(tensor)]).Select(gradient => (double)gradient)];
            Close.All(step.Key, [.. step.SelectMany(tensor => tensor.Value)], actual, tolerance);
            foreach (var tensor in step)
                gradients.AsSpan(Range(tensor)).Clear();
        }

        Assert.All(gradients, padding => Assert.Equal(0f, padding));
        Assert.All(pass.Gradient.Beyond(data.Units), value => Assert.Equal(0f, value));
        Assert.True(pass.Gradient.AreGuardsIntact);

        Range Range(KeyValuePair<string, double[]> tensor) => data.Place(tensor.Key)..(data.Place(tensor.Key) + tensor.Value.Length);
    }
}
