using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>Spans that share memory: a result that stands in what is still read is refused.</summary>
public sealed class OverlapTests
{
    private const int Rows = 2;

    private readonly Gelu _model = new(seed: 1);
    private readonly float[] _memory = new float[1000];

    private Span<float> X => _memory.AsSpan(0, Rows * Gelu.InputSize);

    [Fact]
    public void Codes_in_their_input_are_refused() => AssertRefused("mean", () => _model.Encode(X, Codes(1)));

    [Fact]
    public void Log_variances_in_the_means_are_refused() => AssertRefused("logVariance", () => _model.Encode(X, Codes(500), Codes(501)));

    [Fact]
    public void Log_variances_in_the_input_are_refused() => AssertRefused("logVariance", () => _model.Encode(X, Codes(500), Codes(0)));

    [Fact]
    public void Decoded_means_in_the_codes_are_refused() => AssertRefused("mean", () => _model.Decode(Codes(0), X));

    [Fact]
    public void Decoded_log_variances_in_the_means_are_refused() => AssertRefused("logVariance", () => _model.Decode(Codes(500), X, X));

    [Fact]
    public void Decoded_log_variances_in_the_codes_are_refused() => AssertRefused("logVariance", () => _model.Decode(Codes(200), X, Data(200)));

    [Fact]
    public void Reconstructions_that_begin_elsewhere_in_the_input_are_refused()
    {
        AssertRefused("mean", () => _model.Reconstruct(X, Data(1)));
        AssertRefused("sample", () => _model.ReconstructSample(X, Data(1), seed: 1));
    }

    [Fact]
    public void Scores_in_the_input_are_refused()
    {
        AssertRefused("result", () => _model.Evaluate(X, seed: 1, X[..Rows]));
        AssertRefused("result", () => _model.LogLikelihood(X, 3, X[..Rows]));
        AssertRefused("result", () => _model.ReconstructionProbability(X, 3, X[..Rows]));
    }

    [Fact]
    public void Reconstructions_may_replace_their_input()
    {
        float[] expected = new float[X.Length];
        _model.Reconstruct(X, expected);
        _model.Reconstruct(X, X);
        Close.SameBits(expected, X);

        _model.ReconstructSample(X, expected, seed: 1);
        _model.ReconstructSample(X, X, seed: 1);
        Close.SameBits(expected, X);
    }

    private Span<float> Codes(int from) => _memory.AsSpan(from, Rows * Gelu.LatentSize);

    private Span<float> Data(int from) => _memory.AsSpan(from, X.Length);

    private void AssertRefused(string argument, Action call)
    {
        float[] before = [.. _memory];
        var refusal = Assert.Throws<ArgumentException>(call);
        Assert.Equal(argument, refusal.ParamName);
        Close.SameBits(before, _memory);
    }
}
