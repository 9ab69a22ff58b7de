using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>What is particular to models with a condition; what every model does, they do in the tests of the family.</summary>
public sealed class ConditionTests
{
    private const ulong Seed = 4;
    private const int Rows = 37;

    [Theory]
    [MemberData(nameof(Family.Conditioned), MemberType = typeof(Family))]
    public void Generate_decodes_the_prior_with_the_condition_of_each_row_and_leaves_it<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        float[] z = PriorDraws.Of(model, declared.Declaration, Rows, Seed);
        List<float[]> means = [];
        foreach (int seed in new[] { 1, 2 })
        {
            float[] blank = declared.Blanks(Rows, seed);
            float[] decoded = new float[Rows * TModel.InputSize];
            model.Decode(declared.WithConditionsOf(blank, z), decoded);
            float[] x = [.. blank];
            model.Generate(x, Seed);
            Close.SameBits(declared.WithConditionsOf(blank, decoded), x);
            means.Add(decoded);
        }

        Assert.All(means[0].Chunk(TModel.InputSize).Zip(means[1].Chunk(TModel.InputSize)), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Theory]
    [MemberData(nameof(Family.Conditioned), MemberType = typeof(Family))]
    public void Sample_leaves_the_condition_of_each_row<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 2);
        float[] blank = declared.Blanks(Rows);
        float[] x = [.. blank];
        model.Sample(x, Seed);
        Close.SameBits(declared.WithConditionsOf(blank, declared.FeaturesOf(x)), x);
        Assert.All(x, value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(Family.Conditioned), MemberType = typeof(Family))]
    public void Encoder_and_decoder_both_read_every_number_of_the_condition<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 3);
        (float[] code, float[] reconstruction) = Read(declared.Rows(1));
        for (int i = TModel.InputSize; i < TModel.RowSize; i++)
        {
            float[] other = declared.Rows(1);
            other[i] += 2;
            (float[] otherCode, _) = Read(other);
            Assert.NotEqual(code, otherCode);

            float[] decoded = new float[TModel.InputSize];
            model.Decode(declared.WithConditionsOf(other, code), decoded);
            Assert.NotEqual(reconstruction, decoded);
        }

        (float[] Code, float[] Reconstruction) Read(float[] row)
        {
            float[] mean = new float[TModel.LatentSize];
            float[] decoded = new float[TModel.InputSize];
            model.Encode(row, mean);
            model.Reconstruct(row, decoded);
            return (mean, decoded);
        }
    }

    [Fact]
    public void A_trained_model_generates_what_goes_with_the_condition()
    {
        // The first number tells which half of the features is 1.
        var model = new Conditional(seed: 4);
        var trainer = new Conditional.Trainer(model, seed: 5) { LearningRate = 0.01f };
        float[] shown = [.. Row(first: true), .. Row(first: false)];
        for (int step = 0; step < 1000; step++)
            trainer.Step(shown);

        float[] generated = Draws.Repeat([.. Blank(first: true), .. Blank(first: false)], 20);
        model.Generate(generated, Seed);
        float[] expected = Draws.Repeat(shown, 20);
        Assert.All(expected.Zip(generated), pair => Assert.Equal(pair.First, pair.Second, 0.2));

        static IEnumerable<float> Row(bool first) =>
            Enumerable.Range(0, Conditional.InputSize).Select(i => i < 10 == first ? 1f : 0).Concat(Condition(first));

        static IEnumerable<float> Blank(bool first) => new float[Conditional.InputSize].Concat(Condition(first));

        static IEnumerable<float> Condition(bool first) => Enumerable.Range(0, Conditional.ConditionSize).Select(i => i == 0 && first ? 1f : 0);
    }

    [Fact]
    public void Traverse_keeps_the_condition_and_Interpolate_goes_from_one_to_the_other()
    {
        const int Points = 5;
        var declared = new ModelCase<ConditionalAutoencoder>();
        var model = new ConditionalAutoencoder(seed: 6);
        NamedTensors.Fill(model, "posterior.mean.weight", 0); // so that nothing but the condition differs
        float[] ends = declared.Rows(2);
        float[] path = new float[Points * ConditionalAutoencoder.InputSize];
        float[] codes = [.. Enumerable.Range(0, Points).SelectMany(point => CodeAt(point / (Points - 1f)))];
        float[] expected = new float[path.Length];
        model.Decode(codes, expected);
        model.Interpolate(ends.AsSpan(0, ConditionalAutoencoder.RowSize), ends.AsSpan(ConditionalAutoencoder.RowSize), path);
        Close.All("path", Array.ConvertAll(expected, value => (double)value), path, 2e-6);

        IEnumerable<float> CodeAt(float t)
        {
            float[] mean = new float[ConditionalAutoencoder.LatentSize];
            model.Encode(ends.AsSpan(0, ConditionalAutoencoder.RowSize), mean);
            float[] from = declared.WithConditionsOf(ends[..ConditionalAutoencoder.RowSize], mean);
            float[] to = declared.WithConditionsOf(ends[ConditionalAutoencoder.RowSize..], mean);
            return from.Zip(to, (a, b) => ((1 - t) * a) + (t * b));
        }
    }

    [Theory]
    [InlineData(3, 5, float.NaN)]
    [InlineData(18, 20, 1.5f)]
    [InlineData(7, 0, -0.25f)]
    public void What_the_likelihood_has_no_density_for_is_named_by_row_and_feature_of_longer_rows(int row, int feature, float value)
    {
        var declared = new ModelCase<Conditional>();
        float[] x = declared.Rows(Conditional.BatchSize);
        x[(row * Conditional.RowSize) + feature] = value;
        var model = new Conditional(seed: 7);
        var trainer = new Conditional.Trainer(model);
        foreach (Action call in new Action[] { () => trainer.Step(x), () => model.Evaluate(x, seed: 1), () => model.LogLikelihood(x, 2, new float[19]) })
        {
            Exception refusal = Assert.ThrowsAny<Exception>(call);
            Assert.Equal(float.IsFinite(value) ? typeof(ArgumentException) : typeof(NotFiniteNumberException), refusal.GetType());
            Assert.Contains($"at row {row}, feature {feature};", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Groups_of_longer_rows_that_do_not_sum_to_one_are_named_by_row_and_features()
    {
        float[] x = new ModelCase<ConditionalCategories>().Rows(20);
        x.AsSpan((17 * ConditionalCategories.RowSize) + 4, 3).Fill(0.5f);
        var trainer = new ConditionalCategories.Trainer(new ConditionalCategories(seed: 8));
        var refusal = Assert.Throws<ArgumentException>(() => trainer.Step(x));
        Assert.Contains("sums to 1.5 over features 4 to 6 of row 17;", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Family.Conditioned), MemberType = typeof(Family))]
    public void A_condition_may_be_any_finite_numbers<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        foreach (float value in new[] { -3f, 30f })
        {
            float[] x = declared.Rows(TModel.BatchSize);
            for (int row = 0; row < TModel.BatchSize; row++)
                x.AsSpan((row * TModel.RowSize) + TModel.InputSize, TModel.ConditionSize).Fill(value);
            var model = Fitted.Model<TModel>(seed: 9);
            Assert.True(double.IsFinite(TModel.CreateTrainer(model, seed: 1).Step(x).Value));
            Assert.True(double.IsFinite(model.Evaluate(x, seed: 2).Value));
            Assert.All(model.Parameters.ToArray(), parameter => Assert.True(float.IsFinite(parameter)));
        }
    }

    [Fact]
    public void Lengths_without_the_condition_are_refused_with_what_is_needed()
    {
        var model = new Conditional(seed: 10);
        var trainer = new Conditional.Trainer(model);
        float[] gradients = new float[model.Parameters.Length];
        AssertRefused("batch", 21, 31, () => trainer.Step(new float[21]));
        AssertRefused("batch", 21, 31, () => trainer.Gradients(new float[21], gradients));
        AssertRefused("noise", 14, 4, () => trainer.Gradients(new float[31], new float[14], gradients));
        AssertRefused("x", 21, 31, () => model.Encode(new float[21], new float[4]));
        AssertRefused("z", 4, 14, () => model.Decode(new float[4], new float[21]));
        AssertRefused("mean", 31, 21, () => model.Decode(new float[14], new float[31]));
        AssertRefused("mean", 31, 21, () => model.Reconstruct(new float[31], new float[31]));
        AssertRefused("sample", 31, 21, () => model.ReconstructSample(new float[31], new float[31], seed: 1));
        AssertRefused("x", 21, 31, () => model.Generate(new float[21], seed: 1));
        AssertRefused("x", 21, 31, () => model.Sample(new float[21], seed: 1));
        AssertRefused("a", 21, 31, () => model.Interpolate(new float[21], new float[31], new float[42]));
        AssertRefused("b", 21, 31, () => model.Interpolate(new float[31], new float[21], new float[42]));
        AssertRefused("x", 21, 31, () => model.Traverse(new float[21], 0, -1, 1, new float[42]));
        AssertRefused("x", 21, 31, () => model.Evaluate(new float[21], seed: 1));
        AssertRefused("x", 21, 31, () => model.LogLikelihood(new float[21], 2, new float[1]));
        AssertRefused("x", 21, 31, () => model.ReconstructionProbability(new float[21], 2, new float[1]));
        AssertRefused("x", 21, 31, () => model.LatentStatistics(new float[21], new LatentUnit[4]));

        var spread = new ConditionalDraws(seed: 10);
        AssertRefused("z", 17, 52, () => spread.Decode(new float[17], new float[13], new float[13]));
        AssertRefused("logVariance", 48, 13, () => spread.Decode(new float[52], new float[13], new float[48]));
    }

    [Fact]
    public void Reconstructions_cannot_replace_rows_that_are_longer()
    {
        float[] x = new ModelCase<Conditional>().Rows(2);
        float[] before = [.. x];
        var model = new Conditional(seed: 11);
        Assert.Equal("mean", Assert.Throws<ArgumentException>(() => model.Reconstruct(x, x.AsSpan(0, 42))).ParamName);
        Assert.Equal("sample", Assert.Throws<ArgumentException>(() => model.ReconstructSample(x, x.AsSpan(0, 42), seed: 1)).ParamName);
        Close.SameBits(before, x);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Calls_give_the_same_bits_on_any_number_of_threads(int threads)
    {
        const int Many = 333;
        var declared = new ModelCase<ConditionalWorthSharing>();
        float[] x = declared.Rows(Many);
        float[] codes = declared.Codes(Many);
        AssertSame(declared.Blanks(Many), (model, result) => model.Generate(result, Seed));
        AssertSame(declared.Blanks(Many), (model, result) => model.Sample(result, Seed));
        AssertSame(new float[Many * ConditionalWorthSharing.InputSize], (model, result) => model.Decode(codes, result));
        AssertSame(new float[Many * ConditionalWorthSharing.InputSize], (model, result) => model.Reconstruct(x, result));
        AssertSame(new float[Many * ConditionalWorthSharing.InputSize], (model, result) => model.ReconstructSample(x, result, Seed));
        AssertSame(new float[Many], (model, result) => model.Evaluate(x, Seed, result));
        AssertSame(new float[Many], (model, result) => model.LogLikelihood(x, samples: 20, result));

        void AssertSame(float[] initial, Action<ConditionalWorthSharing, float[]> call)
        {
            float[] alone = [.. initial];
            float[] shared = [.. initial];
            call(new(seed: 12), alone);
            call(new(seed: 12) { Threads = threads }, shared);
            Assert.NotEqual(initial, alone);
            Close.SameBits(alone, shared);
        }
    }

    private static void AssertRefused(string argument, int given, int needed, Action call)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(call);
        Assert.Equal(argument, refusal.ParamName);
        Assert.Matches($@"\b{given} floats\b.*\b{needed}\b", refusal.Message);
    }
}
