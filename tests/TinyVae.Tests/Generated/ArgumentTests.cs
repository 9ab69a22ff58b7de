using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>Wrong lengths are refused by name, with the length that was given and the one that is needed.</summary>
public sealed class ArgumentTests
{
    private const int Input = 25;
    private const int Latent = 2;

    private readonly TwoHidden _model = new(seed: 1);
    private readonly TwoHidden.Trainer _trainer;
    private readonly float[] _gradients;

    public ArgumentTests()
    {
        _trainer = new TwoHidden.Trainer(_model);
        _gradients = new float[_model.Parameters.Length];
    }

    [Fact]
    public void Encode_refuses_rows_that_do_not_fit() =>
        AssertRefused("x", "26", "25", () => _model.Encode(new float[26], new float[Latent], new float[Latent]));

    [Fact]
    public void Encode_refuses_a_mean_that_does_not_fit() =>
        AssertRefused("mean", "5", "6", () => _model.Encode(new float[3 * Input], new float[5], new float[6]));

    [Fact]
    public void Encode_refuses_a_log_variance_that_does_not_fit() =>
        AssertRefused("logVariance", "7", "6", () => _model.Encode(new float[3 * Input], new float[6], new float[7]));

    [Fact]
    public void Encode_of_the_mean_alone_refuses_lengths_that_do_not_fit()
    {
        AssertRefused("x", "26", "25", () => _model.Encode(new float[26], new float[Latent]));
        AssertRefused("mean", "5", "6", () => _model.Encode(new float[3 * Input], new float[5]));
    }

    [Fact]
    public void Decode_refuses_rows_that_do_not_fit() =>
        AssertRefused("z", "3", "2", () => _model.Decode(new float[3], new float[Input]));

    [Fact]
    public void Decode_refuses_a_mean_that_does_not_fit() =>
        AssertRefused("mean", "49", "50", () => _model.Decode(new float[4], new float[49]));

    [Fact]
    public void Decode_of_a_Gaussian_model_refuses_a_log_variance_that_does_not_fit() =>
        AssertRefused("logVariance", "1", "33", () => new NoHiddenGaussian(seed: 1).Decode(new float[1], new float[33], new float[1]));

    [Fact]
    public void Reconstruct_refuses_rows_that_do_not_fit() =>
        AssertRefused("x", "24", "25", () => _model.Reconstruct(new float[24], new float[24]));

    [Fact]
    public void Reconstruct_refuses_a_mean_that_does_not_fit() =>
        AssertRefused("mean", "25", "50", () => _model.Reconstruct(new float[50], new float[25]));

    [Fact]
    public void Generate_refuses_a_length_that_is_not_whole_rows() =>
        AssertRefused("x", "51", "25", () => _model.Generate(new float[51], seed: 1));

    [Fact]
    public void Sample_refuses_a_length_that_is_not_whole_rows() =>
        AssertRefused("x", "51", "25", () => _model.Sample(new float[51], seed: 1));

    [Fact]
    public void ReconstructSample_refuses_lengths_that_do_not_fit()
    {
        AssertRefused("x", "24", "25", () => _model.ReconstructSample(new float[24], new float[24], seed: 1));
        AssertRefused("sample", "25", "50", () => _model.ReconstructSample(new float[50], new float[25], seed: 1));
    }

    [Fact]
    public void Interpolate_refuses_ends_that_are_not_one_row_each()
    {
        AssertRefused("a", "50", "25", () => _model.Interpolate(new float[50], new float[Input], new float[50]));
        AssertRefused("b", "0", "25", () => _model.Interpolate(new float[Input], [], new float[50]));
    }

    [Fact]
    public void Interpolate_refuses_a_result_that_is_not_whole_rows_or_fewer_than_two()
    {
        AssertRefused("result", "51", "25", () => _model.Interpolate(new float[Input], new float[Input], new float[51]));
        AssertRefused("result", "1", "2", () => _model.Interpolate(new float[Input], new float[Input], new float[Input]));
        AssertRefused("result", "0", "2", () => _model.Interpolate(new float[Input], new float[Input], []));
    }

    [Fact]
    public void Traverse_refuses_a_row_or_a_result_that_does_not_fit()
    {
        AssertRefused("x", "24", "25", () => _model.Traverse(new float[24], unit: 0, -1, 1, new float[50]));
        AssertRefused("result", "51", "25", () => _model.Traverse(new float[Input], unit: 0, -1, 1, new float[51]));
        AssertRefused("result", "1", "2", () => _model.Traverse(new float[Input], unit: 0, -1, 1, new float[Input]));
    }

    [Fact]
    public void Evaluate_of_rows_refuses_lengths_that_do_not_fit()
    {
        AssertRefused("x", "51", "25", () => _model.Evaluate(new float[51], seed: 1, new float[2]));
        AssertRefused("result", "3", "2", () => _model.Evaluate(new float[50], seed: 1, new float[3]));
    }

    [Fact]
    public void LogLikelihood_refuses_lengths_that_do_not_fit_and_fewer_than_one_sample()
    {
        AssertRefused("x", "51", "25", () => _model.LogLikelihood(new float[51], samples: 1, new float[2]));
        AssertRefused("result", "3", "2", () => _model.LogLikelihood(new float[50], samples: 1, new float[3]));
        AssertNoSamplesRefused((samples, result) => _model.LogLikelihood(new float[Input], samples, result));
    }

    [Fact]
    public void ReconstructionProbability_refuses_lengths_that_do_not_fit_and_fewer_than_one_sample()
    {
        AssertRefused("x", "51", "25", () => _model.ReconstructionProbability(new float[51], samples: 1, new float[2]));
        AssertRefused("result", "3", "2", () => _model.ReconstructionProbability(new float[50], samples: 1, new float[3]));
        AssertNoSamplesRefused((samples, result) => _model.ReconstructionProbability(new float[Input], samples, result));
    }

    [Fact]
    public void LatentStatistics_refuses_lengths_that_do_not_fit()
    {
        AssertRefused("x", "51", "25", () => _model.LatentStatistics(new float[51], new LatentUnit[Latent]));
        AssertRefused("x", "no", "one", () => _model.LatentStatistics([], new LatentUnit[Latent]));
        AssertRefused("result", "3", "2", () => _model.LatentStatistics(new float[Input], new LatentUnit[3]));
    }

    [Fact]
    public void Evaluate_refuses_rows_that_do_not_fit() => AssertRefused("x", "51", "25", () => _model.Evaluate(new float[51], seed: 1));

    [Fact]
    public void Evaluate_refuses_no_rows() => Assert.Equal("x", Assert.Throws<ArgumentException>(() => _model.Evaluate([], seed: 1)).ParamName);

    [Fact]
    public void Inference_of_no_rows_is_nothing_to_do()
    {
        _model.Encode([], [], []);
        _model.Decode([], []);
        _model.Reconstruct([], []);
        _model.Generate([], seed: 1);
        _model.Sample([], seed: 1);
        _model.ReconstructSample([], [], seed: 1);
        _model.Evaluate([], seed: 1, []);
        _model.LogLikelihood([], samples: 1, []);
        _model.ReconstructionProbability([], samples: 1, []);
    }

    [Fact]
    public void A_batch_that_is_not_whole_rows_is_refused() => AssertBatchRefused(26, "26", "25");

    [Fact]
    public void A_batch_of_no_rows_is_refused() => AssertBatchRefused(0, "0", "20");

    [Fact]
    public void A_batch_of_more_rows_than_the_batch_size_is_refused() => AssertBatchRefused(21 * Input, "21", "20");

    [Fact]
    public void Gradients_refuse_noise_that_does_not_fit() =>
        AssertRefused("noise", "5", "6", () => _trainer.Gradients(new float[3 * Input], new float[5], _gradients));

    [Fact]
    public void Gradients_of_another_length_than_the_parameters_are_refused()
    {
        int length = _gradients.Length;
        AssertRefused("gradients", $"{length - 1}", $"{length}", () => _trainer.Gradients(new float[Input], new float[length - 1]));
        AssertRefused("gradients", $"{length + 1}", $"{length}", () => _trainer.Gradients(new float[Input], new float[2], new float[length + 1]));
        AssertRefused("gradients", "0", $"{length}", () => _trainer.Apply([]));
        Assert.Equal(0, _trainer.Steps);
    }

    [Fact]
    public void A_trainer_without_a_model_is_refused() =>
        Assert.Equal("model", Assert.Throws<ArgumentNullException>(() => new TwoHidden.Trainer(null!)).ParamName);

    private void AssertBatchRefused(int length, string given, string needed)
    {
        float[] parameters = _model.Parameters.ToArray();
        AssertRefused("batch", given, needed, () => _trainer.Step(new float[length]));
        AssertRefused("batch", given, needed, () => _trainer.Gradients(new float[length], _gradients));
        AssertRefused("batch", given, needed, () => _trainer.Gradients(new float[length], new float[Latent], _gradients));
        Close.SameBits(parameters, _model.Parameters);
        Assert.Equal(0, _trainer.Steps);
    }

    private void AssertNoSamplesRefused(Action<int, float[]> call)
    {
        foreach (int samples in new[] { 0, -1, int.MinValue })
        {
            var refusal = Refusal.OfModel<TwoHidden, ArgumentOutOfRangeException>(_model, 1, result => call(samples, result));
            Assert.Equal("samples", refusal.ParamName);
            Assert.Equal(samples, refusal.ActualValue);
        }
    }

    private static void AssertRefused(string argument, string given, string needed, Action call)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(call);
        Assert.Equal(argument, refusal.ParamName);
        Assert.Matches($@"\b{given}\b", refusal.Message);
        Assert.Matches($@"\b{needed}\b", refusal.Message);
    }
}
