using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>
/// The rule of <see cref="IVae{TSelf}"/>: what is computed from something that is not finite is not finite, or an exception. Never is it
/// a number that could be right.
/// </summary>
public sealed class NotFiniteRuleTests
{
    private const int Rows = 2;

    private static readonly float[] Poisons = [float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    /// <summary>A call, as what it gives for rows of data and codes.</summary>
    private delegate float[] Call<TModel>(TModel model, float[] x, float[] z, float[] blank);

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void A_row_that_is_not_finite_gives_no_finite_result_and_leaves_the_others_alone<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = TModel.Create(seed: 1);
        float[] x = declared.Rows(Rows), z = declared.Codes(Rows), blank = declared.Blanks(Rows);
        foreach ((string name, Call<TModel> call) in RowCalls(declared))
        {
            float[] right = call(model, x, z, blank);
            foreach (float poison in Poisons)
            {
                float[] result;
                try
                {
                    result = call(model, InFirstRow(x, poison), InFirstRow(z, poison), blank);
                }
                catch (Exception refusal) when (refusal is ArgumentException or NotFiniteNumberException)
                {
                    continue;
                }

                int length = result.Length / Rows;
                Assert.True(Array.TrueForAll(result[..length], value => !float.IsFinite(value)), $"{name} of {poison} gives {string.Join(' ', result[..length])}");
                Close.SameBits(right[length..], result[length..]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void A_parameter_that_is_not_finite_never_gives_another_finite_result<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = TModel.Create(seed: 1);
        float[] x = declared.Rows(Rows), z = declared.Codes(Rows), blank = declared.Blanks(Rows);
        float[] parameters = model.Parameters.ToArray();
        (string Name, Call<TModel> Of)[] calls = [.. RowCalls(declared), .. OtherCalls(declared)];
        float[][] right = [.. calls.Select(call => call.Of(model, x, z, blank))];

        foreach ((string tensor, int index) in SomeOf(TModel.Tensors))
        {
            foreach (float poison in Poisons)
            {
                model.Parameters[index] = poison;
                for (int i = 0; i < calls.Length; i++)
                {
                    float[] result;
                    try
                    {
                        result = calls[i].Of(model, x, z, blank);
                    }
                    catch (Exception refusal) when (refusal is ArgumentException or NotFiniteNumberException)
                    {
                        continue;
                    }

                    // An element whose bits are the same was computed without the parameter.
                    for (int element = 0; element < result.Length; element++)
                    {
                        Assert.True(
                            !float.IsFinite(result[element]) || result[element].Equals(right[i][element]),
                            $"{calls[i].Name} with {poison} in {tensor} gives {result[element]} for {right[i][element]}");
                    }
                }
            }

            model.Parameters[index] = parameters[index];
        }
    }

    [Theory]
    [MemberData(nameof(Family.Small), MemberType = typeof(Family))]
    public void A_parameter_that_is_not_finite_stops_training_and_nothing_changes<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = TModel.Create(seed: 1);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed: 1);
        float[] x = declared.Rows(Math.Min(Rows, TModel.BatchSize));
        float[] gradients = new float[model.Parameters.Length];
        float[] parameters = model.Parameters.ToArray();

        foreach ((string tensor, int index) in SomeOf(TModel.Tensors))
        {
            foreach (float poison in Poisons)
            {
                model.Parameters[index] = poison;
                float[] before = model.Parameters.ToArray();
                Exception? step = Record.Exception(() => trainer.Step(x));
                Assert.True(step is NotFiniteNumberException, $"{poison} in {tensor}: {step?.Message ?? "trained"}");
                Assert.Throws<NotFiniteNumberException>(() => trainer.Gradients(x, gradients));
                Assert.Equal(0, trainer.Steps);
                Close.SameBits(before, model.Parameters);
            }

            model.Parameters[index] = parameters[index];
        }

        trainer.Step(x);
    }

    /// <summary>Calls whose results are rows, each of one row of what they read.</summary>
    private static IEnumerable<(string Name, Call<TModel> Of)> RowCalls<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        yield return ("Encode", (model, x, _, _) => Filled(TModel.LatentSize, mean => model.Encode(x, mean)));
        yield return ("Reconstruct", (model, x, _, _) => Filled(TModel.InputSize, mean => model.Reconstruct(x, mean)));
        yield return ("ReconstructSample", (model, x, _, _) => Filled(TModel.InputSize, sample => model.ReconstructSample(x, sample, seed: 5)));
        yield return ("Decode", (model, _, z, _) => Filled(TModel.InputSize, mean => model.Decode(z, mean)));
        yield return ("Evaluate", (model, x, _, _) => Filled(1, bounds => model.Evaluate(x, seed: 5, bounds)));
        yield return ("ReconstructionProbability", (model, x, _, _) => Filled(1, means => model.ReconstructionProbability(x, samples: 3, means)));
        if (!declared.Architecture.HasNoise)
            yield break; // whose log-variance is −∞ and which has no log p(x)
        yield return ("Encode with log-variance", (model, x, _, _) => Filled(TModel.LatentSize, logVariance => model.Encode(x, new float[Rows * TModel.LatentSize], logVariance)));
        yield return ("LogLikelihood", (model, x, _, _) => Filled(1, logarithms => model.LogLikelihood(x, samples: 3, logarithms)));
    }

    private static IEnumerable<(string Name, Call<TModel> Of)> OtherCalls<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        yield return ("Generate", (model, _, _, blank) => declared.FeaturesOf(Written(blank, rows => model.Generate(rows, seed: 5))));
        yield return ("Sample", (model, _, _, blank) => declared.FeaturesOf(Written(blank, rows => model.Sample(rows, seed: 5))));
        yield return ("Interpolate", (model, x, _, _) => Filled(TModel.InputSize, path => model.Interpolate(x.AsSpan(0, TModel.RowSize), x.AsSpan(TModel.RowSize), path)));
        yield return ("Traverse", (model, x, _, _) => Filled(TModel.InputSize, path => model.Traverse(x.AsSpan(0, TModel.RowSize), unit: 0, -1, 1, path)));
        yield return ("Evaluate, averaged", (model, x, _, _) => [(float)model.Evaluate(x, seed: 5).Reconstruction, (float)model.Evaluate(x, seed: 5).KullbackLeibler]);
        yield return ("LatentStatistics", (model, x, _, _) => Statistics(model, x));
    }

    private static float[] Statistics<TModel>(TModel model, float[] x)
        where TModel : class, IVae<TModel>
    {
        var units = new LatentUnit[TModel.LatentSize];
        model.LatentStatistics(x, units);
        return [.. units.SelectMany(unit => new[] { (float)unit.KullbackLeibler, (float)unit.Mean, (float)unit.Variance, (float)unit.VarianceOfMean })];
    }

    /// <summary>The first, a middle and the last element of every tensor.</summary>
    private static IEnumerable<(string Tensor, int Index)> SomeOf(IEnumerable<ParameterTensor> tensors)
    {
        foreach (ParameterTensor tensor in tensors)
        {
            int inputs = Math.Max(tensor.Inputs, 1);
            foreach (int element in new[] { 0, tensor.Length / 2, tensor.Length - 1 }.Distinct())
                yield return ($"{tensor.Name}[{element}]", tensor.IndexOf(element / inputs, element % inputs));
        }
    }

    private static float[] InFirstRow(float[] rows, float poison)
    {
        float[] poisoned = [.. rows];
        poisoned[0] = poison;
        return poisoned;
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
}
