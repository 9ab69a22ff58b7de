using TinyVae.Benchmarks.Models;
using TinyVae.Benchmarks.Results.Likelihood;

namespace TinyVae.Benchmarks.Tests.Comparison;

/// <summary>The words by which the peers are told a network.</summary>
public sealed class NetworkWordsTests
{
    [Fact]
    public void Pictures_are_told_layer_by_layer() =>
        Assert.Equal(
            [
                "128", "2", "bernoulli",
                "conv 28x28x1 14x14x32 3x3 2x2 1x1 relu",
                "conv 14x14x32 7x7x64 3x3 2x2 1x1 relu",
                "dense 3136 16 relu",
                "posterior 16 4 identity",
                "dense 2 3136 relu",
                "transposed 7x7x64 14x14x64 3x3 2x2 1x1 relu",
                "transposed 14x14x64 28x28x32 3x3 2x2 1x1 relu",
                "transposed 28x28x32 28x28x1 3x3 1x1 1x1 identity",
            ],
            NetworkWords.Of<ConvolutionalDigits>(rows: 128));

    [Fact]
    public void Series_have_their_steps_as_height_and_a_width_of_one() =>
        Assert.Equal(
            [
                "1", "8", "unit-gaussian",
                "conv 128x1x6 64x1x16 5x1 2x1 2x0 relu",
                "conv 64x1x16 32x1x32 5x1 2x1 2x0 relu",
                "posterior 1024 16 identity",
                "dense 8 1024 relu",
                "transposed 32x1x32 64x1x16 5x1 2x1 2x0 relu",
                "transposed 64x1x16 128x1x6 5x1 2x1 2x0 identity",
            ],
            NetworkWords.Of<SeriesByRow>(rows: 1));

    [Fact]
    public void A_network_that_the_peers_cannot_be_is_refused()
    {
        NotSupportedException refusal = Assert.Throws<NotSupportedException>(() => NetworkWords.Of<TanhVae>(rows: 1));
        Assert.Equal("The peers have no activation Tanh.", refusal.Message);
    }
}
