using TinyVae.Tests.Models;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>
/// Data that a likelihood has no density for: refused where the density is asked for, with row and feature and before anything changes.
/// </summary>
public sealed class DataCheckTests
{
    private const int Rows = 40;

    [Theory]
    [MemberData(nameof(Family.Bounded), MemberType = typeof(Family))]
    public void Numbers_outside_0_to_1_are_refused_with_their_place<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        foreach (float value in new[] { -0.01f, float.MinValue })
            AssertRefused<TModel, ArgumentException>(declared, value, row => $@"row {row}, feature {TModel.InputSize - 1}\b");

        // Of a group of probabilities a number above 1 shows in the sum.
        bool isCategorical = declared.Architecture.Likelihood is ReferenceCategorical;
        foreach (float value in new[] { 1.01f, 1e25f })
        {
            AssertRefused<TModel, ArgumentException>(
                declared,
                value,
                row => isCategorical ? $@"to {TModel.InputSize - 1} of row {row}\b" : $@"row {row}, feature {TModel.InputSize - 1}\b");
        }
    }

    [Theory]
    [MemberData(nameof(Family.Bounded), MemberType = typeof(Family))]
    public void What_is_no_number_is_refused_with_its_place<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        foreach (float value in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
            AssertRefused<TModel, NotFiniteNumberException>(declared, value, row => $@"row {row}, feature {TModel.InputSize - 1}\b");
    }

    [Theory]
    [InlineData(1, 0.5f)]
    [InlineData(0, 0)]
    [InlineData(0.25f, 0.25f)]
    public void Groups_that_do_not_sum_to_one_are_refused_with_their_place(float first, float second)
    {
        // The middle one of groups of 2, 17 and 5, in the last row but one.
        var declared = new ModelCase<OneHotGroups>();
        AssertRefused<OneHotGroups, ArgumentException>(
            declared,
            rows =>
            {
                float[] x = declared.Rows(rows);
                Span<float> group = x.AsSpan(((rows - 2) * OneHotGroups.InputSize) + 2, 17);
                group.Clear();
                (group[3], group[16]) = (first, second);
                return x;
            },
            rows => $@"sums to {first + second} over features 2 to 18 of row {rows - 2}\b");
    }

    [Theory]
    [MemberData(nameof(Family.Bounded), MemberType = typeof(Family))]
    public void Calls_that_ask_for_no_density_take_any_numbers<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        Assert.NotNull(declared);
        var model = Fitted.Model<TModel>(seed: 1);
        float[] x = Array.ConvertAll(Draws.Normal(new Random(2), Rows * TModel.RowSize), value => 300 * value);
        float[] decoded = new float[Rows * TModel.InputSize];
        float[] mean = new float[Rows * TModel.LatentSize];
        float[] path = new float[2 * TModel.InputSize];
        model.Encode(x, mean);
        model.Encode(x, mean, new float[mean.Length]);
        model.Reconstruct(x, decoded);
        model.ReconstructSample(x, new float[decoded.Length], seed: 3);
        model.LatentStatistics(x, new LatentUnit[TModel.LatentSize]);
        model.Interpolate(x.AsSpan(0, TModel.RowSize), x.AsSpan(TModel.RowSize, TModel.RowSize), path);
        model.Traverse(x.AsSpan(0, TModel.RowSize), unit: 0, -1, 1, path);
        Assert.All([.. mean, .. decoded, .. path], value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(Family.Unbounded), MemberType = typeof(Family))]
    public void Likelihoods_of_all_numbers_take_any<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        float[] x = Array.ConvertAll(declared.Rows(Rows), value => 300 * value);
        float[] result = new float[Rows];
        model.Evaluate(x, seed: 2, result);
        Assert.All(result, value => Assert.True(float.IsFinite(value)));
        model.ReconstructionProbability(x, samples: 3, result);
        Assert.All(result, value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(Family.Unbounded), MemberType = typeof(Family))]
    public void Of_such_likelihoods_a_row_that_is_no_number_has_NaN_and_the_others_keep_their_bits<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        const int Broken = 5;
        var model = Fitted.Model<TModel>(seed: 1);
        float[] fit = declared.Rows(Rows);
        float[] unfit = [.. fit];
        unfit[(Broken * TModel.RowSize) + 1] = float.NaN;
        AssertBroken((x, result) => model.Evaluate(x, seed: 2, result));
        AssertBroken((x, result) => model.ReconstructionProbability(x, samples: 20, result));
        if (declared.Architecture.HasNoise)
            AssertBroken((x, result) => model.LogLikelihood(x, samples: 20, result));

        void AssertBroken(Action<float[], float[]> call)
        {
            float[] expected = new float[Rows];
            float[] actual = new float[Rows];
            call(fit, expected);
            call(unfit, actual);
            expected[Broken] = float.NaN;
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void The_ends_of_the_interval_and_probabilities_of_categories_are_fit()
    {
        float[] ends = [.. Enumerable.Range(0, Rows * GreyPixels.InputSize).Select(i => i % 3 == 0 ? -0f : i % 3 == 1 ? 1f : 0.5f)];
        var grey = new GreyPixels(seed: 1);
        Assert.True(double.IsFinite(grey.Evaluate(ends, seed: 2).Value));
        new GreyPixels.Trainer(grey).Step(ends.AsSpan(0, GreyPixels.InputSize));

        float[] probabilities = [.. Enumerable.Range(0, Rows * OneHotPixels.InputSize).Select(i => i % 3 == 0 ? 0.5f : 0.25f)];
        var pixels = new OneHotPixels(seed: 1);
        Assert.True(double.IsFinite(pixels.Evaluate(probabilities, seed: 2).Value));
        new OneHotPixels.Trainer(pixels).Step(probabilities.AsSpan(0, OneHotPixels.InputSize));
    }

    /// <summary>The value as the last feature of the last row.</summary>
    private static void AssertRefused<TModel, TRefusal>(ModelCase<TModel> declared, float value, Func<int, string> place)
        where TModel : class, IVae<TModel>
        where TRefusal : Exception
    {
        AssertRefused<TModel, TRefusal>(
            declared,
            rows =>
            {
                float[] x = declared.Rows(rows, seed: 3);
                x[((rows - 1) * TModel.RowSize) + TModel.InputSize - 1] = value;
                return x;
            },
            rows => place(rows - 1));
    }

    /// <param name="declared">The model.</param>
    /// <param name="data">So many rows, unfit.</param>
    /// <param name="place">A pattern of what is told of the place in so many rows.</param>
    private static void AssertRefused<TModel, TRefusal>(ModelCase<TModel> declared, Func<int, float[]> data, Func<int, string> place)
        where TModel : class, IVae<TModel>
        where TRefusal : Exception
    {
        float[] batch = data(TModel.BatchSize);
        float[] gradients = new float[TModel.ParameterBytes / sizeof(float)];
        AssertNamed("batch", TModel.BatchSize, Refusal.OfTrainer<TModel, TRefusal>(declared, trainer => trainer.Step(batch)));
        AssertNamed("batch", TModel.BatchSize, Refusal.OfTrainer<TModel, TRefusal>(declared, trainer => trainer.Gradients(batch, gradients)));
        AssertNamed("batch", TModel.BatchSize, Refusal.OfTrainer<TModel, TRefusal>(
            declared, trainer => trainer.Gradients(batch, declared.Noise(TModel.BatchSize), gradients)));

        var model = Fitted.Model<TModel>(seed: 1);
        float[] x = data(Rows);
        AssertNamed("x", Rows, Refusal.OfModel<TModel, TRefusal>(model, Rows, _ => model.Evaluate(x, seed: 1)));
        AssertNamed("x", Rows, Refusal.OfModel<TModel, TRefusal>(model, Rows, result => model.Evaluate(x, seed: 1, result)));
        AssertNamed("x", Rows, Refusal.OfModel<TModel, TRefusal>(model, Rows, result => model.ReconstructionProbability(x, 2, result)));
        if (declared.Architecture.HasNoise)
            AssertNamed("x", Rows, Refusal.OfModel<TModel, TRefusal>(model, Rows, result => model.LogLikelihood(x, 2, result)));

        void AssertNamed(string argument, int rows, TRefusal refusal)
        {
            Assert.StartsWith($"{argument} ", refusal.Message, StringComparison.Ordinal);
            Assert.Matches(place(rows), refusal.Message);
            if (refusal is ArgumentException unfit)
                Assert.Equal(argument, unfit.ParamName);
        }
    }
}
