using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>
/// The rule of <see cref="IVae{TSelf}"/>: what is computed from something that is not finite is not finite, or an exception. Never is it
/// a number that could be right.
/// </summary>
public sealed class NotFiniteRuleTests
{
    private const int Rows = 3;

    /// <summary>The row that is not finite, with one above it and one below.</summary>
    private const int Poisoned = 1;

    private static readonly float[] Poisons = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    /// <summary>A call, as what it gives for rows of data, codes, or rows to generate features into.</summary>
    private delegate float[] Call<TModel>(TModel model, Inputs inputs);

    [Theory]
    [MemberData(nameof(Family.Coupled), MemberType = typeof(Family))]
    public void A_row_that_is_not_finite_gives_no_finite_result_and_leaves_the_others_alone<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        var inputs = Inputs.Of(declared);
        foreach ((string name, Call<TModel> call) in RowCalls(declared))
        {
            float[] right = call(model, inputs);
            int length = right.Length / Rows;
            foreach ((string what, Inputs poisoned) in inputs.WithOnePoison<TModel>())
            {
                if (Result(model, call, poisoned) is not { } result)
                    continue;
                for (int row = 0; row < Rows; row++)
                {
                    float[] ofRow = result[(row * length)..((row + 1) * length)];
                    if (row == Poisoned && IsReadBy(name, what))
                        AssertNothingFinite(ofRow, $"{name} of {what}");
                    else
                        Close.SameBits(right.AsSpan(row * length, length), ofRow);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Family.Coupled), MemberType = typeof(Family))]
    public void What_is_made_of_several_rows_is_not_finite_where_one_of_them_is_not<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        var inputs = Inputs.Of(declared);
        foreach ((string name, Call<TModel> call) in CallsOfSeveralRows<TModel>())
        {
            foreach ((string what, Inputs poisoned) in inputs.WithOnePoison<TModel>().Where(input => IsReadBy(name, input.What)))
            {
                if (Result(model, call, poisoned) is { } result)
                    AssertNothingFinite(result, $"{name} of {what}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void A_parameter_that_is_not_finite_shows_in_all_that_it_has_a_part_in<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        var inputs = Inputs.Of(declared);
        (string Name, Call<TModel> Of)[] calls = [.. RowCalls(declared), .. CallsOfSeveralRows<TModel>()];
        float[][] right = [.. calls.Select(call => call.Of(model, inputs))];

        foreach (ParameterTensor tensor in TModel.Tensors)
        {
            foreach (int element in SomeOf(tensor))
            {
                float before = model.Parameters[element];
                HashSet<string> readers = [.. ReadersOf(element, before + 3), .. ReadersOf(element, before - 3)];
                foreach (float poison in Poisons)
                {
                    model.Parameters[element] = poison;
                    for (int i = 0; i < calls.Length; i++)
                    {
                        if (Result(model, calls[i].Of, inputs) is not { } result)
                            continue;

                        // An element of the result whose bits are the same was computed without the parameter.
                        string what = $"{calls[i].Name} with {poison} at {element} in {tensor.Name} gives {string.Join(' ', result)}";
                        Assert.True(result.Zip(right[i]).All(pair => !float.IsFinite(pair.First) || pair.First.Equals(pair.Second)), what);
                        if (readers.Contains(calls[i].Name))
                            Assert.True(result.Zip(right[i]).Any(pair => !float.IsFinite(pair.First) && float.IsFinite(pair.Second)), what);
                    }
                }

                model.Parameters[element] = before;
            }
        }

        // The calls that give something else when the element is another number.
        IEnumerable<string> ReadersOf(int element, float other)
        {
            float before = model.Parameters[element];
            model.Parameters[element] = other;
            string[] readers =
                [.. calls.Where((call, i) => !call.Of(model, inputs).AsSpan().SequenceEqual(right[i])).Select(call => call.Name)];
            model.Parameters[element] = before;
            return readers;
        }
    }

    [Theory]
    [MemberData(nameof(Family.LearnedPriors), MemberType = typeof(Family))]
    public void Draws_of_a_mixture_none_of_whose_components_is_finite_are_not<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var inputs = Inputs.Of(declared);
        foreach (string tensor in new[] { "prior.mean", "prior.log_variance" })
        {
            foreach (float poison in Poisons)
            {
                var model = Fitted.Model<TModel>(seed: 1);
                NamedTensors.Fill(model, tensor, poison);
                foreach ((string name, Call<TModel> call) in RowCalls(declared).Where(call => call.Name is "Generate" or "Sample"))
                    AssertNothingFinite(call(model, inputs), $"{name} with {poison} in {tensor}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void A_parameter_that_is_not_finite_stops_training_and_nothing_changes<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 1);
        float[] x = declared.Rows(Math.Min(Rows, TModel.BatchSize));
        float[] gradients = new float[model.Parameters.Length];
        float[] parameters = model.Parameters.ToArray();

        foreach (ParameterTensor tensor in TModel.Tensors)
        {
            foreach (int element in SomeOf(tensor))
            {
                foreach (float poison in Poisons)
                {
                    model.Parameters[element] = poison;
                    float[] before = model.Parameters.ToArray();
                    Exception? step = Record.Exception(() => trainer.Step(x));
                    Assert.True(step is NotFiniteNumberException, $"{poison} at {element} in {tensor.Name}: {step?.Message ?? "trained"}");
                    Assert.Throws<NotFiniteNumberException>(() => trainer.Gradients(x, gradients));
                    Assert.Equal(0, trainer.Steps);
                    Close.SameBits(before, model.Parameters);
                }

                model.Parameters[element] = parameters[element];
            }
        }

        trainer.Step(x);
    }

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void Apply_leaves_a_parameter_that_is_not_finite_what_it_is<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 1);
        float[] gradients = new float[model.Parameters.Length];
        trainer.Gradients(declared.Rows(Math.Min(Rows, TModel.BatchSize)), gradients);
        int[] places = [.. TModel.Tensors.Select(tensor => NamedTensors.Indices(tensor)[^1])];
        for (int i = 0; i < places.Length; i++)
            model.Parameters[places[i]] = Poisons[i % Poisons.Length];
        trainer.Apply(gradients);
        for (int index = 0; index < gradients.Length; index++)
            Assert.Equal(!places.Contains(index), float.IsFinite(model.Parameters[index]));
    }

    [Fact]
    public void The_variance_that_a_decoder_gives_is_not_finite_where_the_code_is_not()
    {
        AssertVariance(new ModelCase<Models.Gelu>(), (model, z, variance) => model.Decode(z, new float[variance.Length], variance));
        AssertVariance(new ModelCase<HeavyTails>(), (model, z, variance) => model.Decode(z, new float[variance.Length], variance));

        static void AssertVariance<TModel>(ModelCase<TModel> declared, Action<TModel, float[], float[]> decode)
            where TModel : class, IVae<TModel>
        {
            var model = Fitted.Model<TModel>(seed: 1);
            foreach ((string what, Inputs poisoned) in Inputs.Of(declared).WithOnePoison<TModel>())
            {
                if (!IsReadBy("Decode", what))
                    continue;
                float[] variance = Filled(TModel.InputSize, result => decode(model, poisoned.Z, result));
                for (int i = 0; i < variance.Length; i++)
                    Assert.True(float.IsFinite(variance[i]) == (i / TModel.InputSize != Poisoned), $"{what} gives {variance[i]}");
            }
        }
    }

    /// <summary>Calls whose results are rows, each of one row of what they read.</summary>
    private static IEnumerable<(string Name, Call<TModel> Of)> RowCalls<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        yield return ("Encode", (model, inputs) => Filled(TModel.LatentSize, mean => model.Encode(inputs.X, mean)));
        yield return ("Reconstruct", (model, inputs) => Filled(TModel.InputSize, mean => model.Reconstruct(inputs.X, mean)));
        yield return ("ReconstructSample", (model, inputs) => Filled(TModel.InputSize, x => model.ReconstructSample(inputs.X, x, seed: 5)));
        yield return ("Decode", (model, inputs) => Filled(TModel.InputSize, mean => model.Decode(inputs.Z, mean)));
        yield return ("Generate", (model, inputs) => declared.FeaturesOf(Written(inputs.Blank, rows => model.Generate(rows, seed: 5))));
        yield return ("Sample", (model, inputs) => declared.FeaturesOf(Written(inputs.Blank, rows => model.Sample(rows, seed: 5))));
        yield return ("Evaluate", (model, inputs) => Filled(1, bounds => model.Evaluate(inputs.X, seed: 5, bounds)));
        yield return ("ReconstructionProbability", (model, inputs) => Filled(1, of => model.ReconstructionProbability(inputs.X, samples: 3, of)));
        if (!declared.Architecture.HasNoise)
            yield break; // whose log-variance is −∞ and which has no log p(x)
        yield return ("Encode with log-variance", (model, inputs) => Filled(TModel.LatentSize, logVariance =>
            model.Encode(inputs.X, new float[logVariance.Length], logVariance)));
        yield return ("LogLikelihood", (model, inputs) => Filled(1, logarithms => model.LogLikelihood(inputs.X, samples: 3, logarithms)));
    }

    /// <summary>Calls each of whose results is of all rows that they read: of some, or of the poisoned one and another.</summary>
    private static IEnumerable<(string Name, Call<TModel> Of)> CallsOfSeveralRows<TModel>()
        where TModel : class, IVae<TModel>
    {
        yield return ("Interpolate from", (model, inputs) => Filled(TModel.InputSize, path =>
            model.Interpolate(inputs.Row<TModel>(Poisoned), inputs.Row<TModel>(0), path)));
        yield return ("Interpolate to", (model, inputs) => Filled(TModel.InputSize, path =>
            model.Interpolate(inputs.Row<TModel>(2), inputs.Row<TModel>(Poisoned), path)));
        if (TModel.CodeSize > 1) // else there is nothing but the unit, which the call gives its values
        {
            yield return ("Traverse", (model, inputs) => Filled(TModel.InputSize, path =>
                model.Traverse(inputs.Row<TModel>(Poisoned), unit: 0, -1, 1, path)));
        }

        yield return ("Evaluate, averaged", (model, inputs) => Average(model, inputs.X));
        yield return ("LatentStatistics", (model, inputs) => Statistics(model, inputs.X));
    }

    private static float[] Average<TModel>(TModel model, float[] x)
        where TModel : class, IVae<TModel>
    {
        Elbo elbo = model.Evaluate(x, seed: 5);
        return [(float)elbo.Reconstruction, (float)elbo.Value];
    }

    private static float[] Statistics<TModel>(TModel model, float[] x)
        where TModel : class, IVae<TModel>
    {
        var units = new LatentUnit[TModel.LatentSize];
        model.LatentStatistics(x, units);
        return [.. units.SelectMany(unit => new[] { (float)unit.KullbackLeibler, (float)unit.Mean, (float)unit.Variance, (float)unit.VarianceOfMean })];
    }

    /// <summary>What a call gives; null where it refuses to give anything.</summary>
    private static float[]? Result<TModel>(TModel model, Call<TModel> call, Inputs inputs)
    {
        try
        {
            return call(model, inputs);
        }
        catch (Exception refusal) when (refusal is ArgumentException or NotFiniteNumberException)
        {
            return null;
        }
    }

    private static void AssertNothingFinite(float[] result, string of) =>
        Assert.True(Array.TrueForAll(result, value => !float.IsFinite(value)), $"{of} gives {string.Join(' ', result)}");

    private static bool IsReadBy(string call, string input) => input[0] == call switch
    {
        "Decode" => 'z',
        "Generate" or "Sample" => 'c',
        _ => 'x',
    };

    /// <summary>The first, a middle and the last element of a tensor, as indices of the parameters.</summary>
    private static IEnumerable<int> SomeOf(ParameterTensor tensor)
    {
        int[] indices = NamedTensors.Indices(tensor);
        return new[] { indices[0], indices[indices.Length / 2], indices[^1] }.Distinct();
    }

    private static float[] Filled(int rowLength, Action<float[]> fill)
    {
        float[] result = new float[Rows * rowLength];
        fill(result);
        return result;
    }

    private static float[] Written(float[] rows, Action<float[]> write)
    {
        float[] copy = [.. rows];
        write(copy);
        return copy;
    }

    /// <summary>What calls read.</summary>
    private sealed record Inputs(float[] X, float[] Z, float[] Blank)
    {
        public static Inputs Of<TModel>(ModelCase<TModel> declared)
            where TModel : class, IVae<TModel>
            => new(declared.Rows(Rows), declared.Codes(Rows), declared.Blanks(Rows));

        public float[] Row<TModel>(int row)
            where TModel : class, IVae<TModel>
            => X[(row * TModel.RowSize)..((row + 1) * TModel.RowSize)];

        /// <summary>The same with one number that is none: the first, a middle or the last of a row of data, a code or a condition.</summary>
        public IEnumerable<(string What, Inputs Poisoned)> WithOnePoison<TModel>()
            where TModel : class, IVae<TModel>
        {
            foreach (float poison in Poisons)
            {
                foreach (int place in Places(0, TModel.RowSize))
                    yield return ($"x[{place}] = {poison}", this with { X = With(X, TModel.RowSize, place, poison) });
                foreach (int place in Places(0, TModel.CodeSize))
                    yield return ($"z[{place}] = {poison}", this with { Z = With(Z, TModel.CodeSize, place, poison) });
                foreach (int place in Places(TModel.InputSize, TModel.RowSize))
                    yield return ($"c, row[{place}] = {poison}", this with { Blank = With(Blank, TModel.RowSize, place, poison) });
            }
        }

        private static IEnumerable<int> Places(int first, int end) =>
            first == end ? [] : new[] { first, (first + end) / 2, end - 1 }.Distinct();

        private static float[] With(float[] rows, int width, int place, float poison)
        {
            float[] poisoned = [.. rows];
            poisoned[(Poisoned * width) + place] = poison;
            return poisoned;
        }
    }
}
