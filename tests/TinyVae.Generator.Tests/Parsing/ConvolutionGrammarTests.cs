using TinyVae.Generator.Activations;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Tests.Parsing;

public sealed class ConvolutionGrammarTests
{
    [Theory]
    [InlineData("conv 32 3x3", 32, 3, 3, 1, 1, 1, 1, "Identity")]
    [InlineData("conv 32 3x3 /2 relu", 32, 3, 3, 2, 2, 1, 1, "Relu")]
    [InlineData("  conv\t7  4x1 /3x2\n pad 0x2  leaky-relu ", 7, 4, 1, 3, 2, 0, 2, "LeakyRelu")]
    [InlineData("conv 1 2x5 pad 3 identity", 1, 2, 5, 1, 1, 3, 3, "Identity")]
    public void An_image_has_channels_a_kernel_and_what_may_be_left_out(
        string text, int channels, int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, int padHeight, int padWidth, string activation)
    {
        ConvolutionWindow window = new(IsSeries: false, new(kernelHeight, kernelWidth), new(strideHeight, strideWidth), new(padHeight, padWidth));

        Assert.Equal(new ConvolutionLayer(channels, window, Enum.Parse<ActivationKind>(activation)), LayerGrammar.Parse(text).Value);
    }

    [Theory]
    [InlineData("conv 16 5 /2 relu", 16, 5, 2, 2, "Relu")]
    [InlineData("conv 16 4", 16, 4, 1, 1, "Identity")]
    [InlineData("conv 3 1 pad 2 tanh", 3, 1, 1, 2, "Tanh")]
    public void A_series_has_a_kernel_of_one_size(string text, int channels, int kernel, int stride, int padding, string activation)
    {
        ConvolutionWindow window = new(IsSeries: true, new(kernel, 1), new(stride, 1), new(padding, 0));

        Assert.Equal(new ConvolutionLayer(channels, window, Enum.Parse<ActivationKind>(activation)), LayerGrammar.Parse(text).Value);
    }

    [Fact]
    public void A_transposed_one_may_have_a_rest_too()
    {
        ConvolutionWindow window = new(IsSeries: false, new(3, 3), new(2, 3), new(1, 1));

        Assert.Equal(
            new TransposedLayer(8, window, new(1, 2), ActivationKind.Relu), LayerGrammar.Parse("transposed 8 3x3 /2x3 rest 1x2 relu").Value);
        Assert.Equal(new TransposedLayer(8, window, default, ActivationKind.Identity), LayerGrammar.Parse("transposed 8 3x3 /2x3 pad 1").Value);
    }

    [Theory]
    [InlineData("7x7x64 relu", 7, 7, 64)]
    [InlineData("dense 32x16 relu", 32, 1, 16)]
    public void Units_that_a_convolution_reads_stand_in_a_shape(string text, int height, int width, int channels)
    {
        DenseLayer layer = Assert.IsType<DenseLayer>(LayerGrammar.Parse(text).Value);

        Assert.Equal(height * width * channels, layer.Units);
        Assert.Equal(FeatureShape.Map(height, width, channels), layer.OutputOf(FeatureShape.Flat(3)));
    }

    [Theory]
    [InlineData("conv", "conv", "the number of channels is missing")]
    [InlineData("conv 32", "32", "the kernel is missing")]
    [InlineData("conv 3x3 32", "3x3", "'3x3' is not a number of channels")]
    [InlineData("conv 32 relu", "relu", "'relu' is not a kernel")]
    [InlineData("conv 32 3x3x3", "3x3x3", "'3x3x3' is not a kernel")]
    [InlineData("conv 32 3x relu", "3x", "'3x' is not a kernel")]
    [InlineData("conv 32 3x3 / relu", "/", "'/' is not a stride")]
    [InlineData("conv 32 3x3 /2x relu", "/2x", "'/2x' is not a stride")]
    [InlineData("conv 32 3 /2x2", "/2x2", "'/2x2' is not a stride")]
    [InlineData("conv 32 3x3 pad", "pad", "the number behind 'pad' is missing")]
    [InlineData("conv 32 3x3 pad relu", "relu", "'relu' is not a padding")]
    [InlineData("conv 32 3x3 relu tanh", "tanh", "'tanh' does")]
    [InlineData("transposed 32 3x3 /2 rest", "rest", "the number behind 'rest' is missing")]
    [InlineData("conv +32 3x3", "+32", "'+32' is not a number of channels")]
    [InlineData("conv 1e3 3x3", "1e3", "'1e3' is not a number of channels")]
    [InlineData("conv ３２ 3x3", "３２", "'３２' is not a number of channels")]
    [InlineData("conv 32 ٣x٣", "٣x٣", "'٣x٣' is not a kernel")]
    [InlineData("conv 32 3X3", "3X3", "'3X3' is not a kernel")]
    [InlineData("conv 32 3×3", "3×3", "'3×3' is not a kernel")]
    [InlineData("conv 32 3x+3", "3x+3", "'3x+3' is not a kernel")]
    [InlineData("conv 32 --3", "--3", "'--3' is not a kernel")]
    [InlineData("conv 32 3.5", "3.5", "'3.5' is not a kernel")]
    [InlineData("conv 32 3x3 //2", "//2", "'//2' is not a stride")]
    [InlineData("conv 32 3x3 /2x2x2", "/2x2x2", "'/2x2x2' is not a stride")]
    [InlineData("conv 32 3x3 /\u0662", "/\u0662", "is not a stride")]
    [InlineData("conv 32 3x3 pad +1", "+1", "'+1' is not a padding")]
    [InlineData("conv 32 5 pad 1x1", "1x1", "'1x1' is not a padding")]
    [InlineData("conv 32 3x3 pad rest", "rest", "'rest' is not a padding")]
    [InlineData("conv 32 3\u202ex3", "3\u202ex3", "'3\\u202ex3' is not a kernel")]
    [InlineData("transposed 32 3x3 /2 rest ½", "½", "'½' is not a rest")]
    [InlineData("convolution 32 3x3", "convolution", "neither a number of units nor a kind of layer")]
    [InlineData("7x7x64x1 relu", "7x7x64x1", "is not a number of units")]
    [InlineData("7xx64 relu", "7xx64", "is not a number of units")]
    public void An_unreadable_convolution_is_told_with_the_word_at_fault(string text, string at, string reason)
    {
        GrammarProblem problem = Assert.IsType<GrammarProblem>(LayerGrammar.Parse(text).Problem);

        Assert.Equal(Rules.UnreadableLayer, problem.Rule);
        Assert.Equal(new Word(at, text.IndexOf(at, StringComparison.Ordinal)), problem.At);
        Assert.Contains(reason, (string)problem.Arguments[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conv 0 3x3", "0")]
    [InlineData("conv 16777217 3x3", "16777217")]
    [InlineData("conv 8 0x3", "0x3")]
    [InlineData("conv 8 3x1025", "3x1025")]
    [InlineData("conv 8 -3", "-3")]
    [InlineData("conv 8 99999999999999999999", "99999999999999999999")]
    [InlineData("conv 8 3x3 /0", "/0")]
    [InlineData("conv 8 3x3 pad -1", "-1")]
    [InlineData("conv 8 3x3 pad 1025", "1025")]
    [InlineData("conv -0 3x3", "-0")]
    [InlineData("conv 8 2147483648x1", "2147483648x1")]
    [InlineData("conv 8 1x-2147483649", "1x-2147483649")]
    [InlineData("conv 8 3x3 /1x99999999999999999999", "/1x99999999999999999999")]
    [InlineData("conv 8 3x3 /-1", "/-1")]
    [InlineData("conv 8 3x3 pad 0x4294967296", "0x4294967296")]
    [InlineData("transposed 8 3x3 /2x1 rest 1x1", "1x1")]
    [InlineData("transposed 8 3 /1024 rest 1024", "1024")]
    [InlineData("transposed 8 3x3 rest 1", "1")]
    [InlineData("transposed 8 3x3 /2 rest 2", "2")]
    [InlineData("7x0x64", "7x0x64")]
    [InlineData("4096x4096x2", "4096x4096x2")]
    public void A_size_out_of_range_is_told_with_the_number(string text, string at)
    {
        GrammarProblem problem = Assert.IsType<GrammarProblem>(LayerGrammar.Parse(text).Problem);

        Assert.Equal(Rules.SizeOutOfRange, problem.Rule);
        Assert.Equal(at, problem.At.Text);
    }

    [Theory]
    [InlineData("conv 8 3x3 ", "relu ", "")]
    [InlineData("conv 8 3x3 ", "pad 1 ", "")]
    [InlineData("transposed 8 3x3 /2 ", "rest 1 ", "")]
    [InlineData("conv 8 ", "3x", "3")]
    [InlineData("conv 8 3x3 /", "2x", "2")]
    [InlineData("", "conv ", "8 3x3")]
    public void Thousands_of_words_are_one_short_problem(string before, string repeated, string after)
    {
        string text = before + string.Concat(Enumerable.Repeat(repeated, 5_000)) + after;

        GrammarProblem problem = Assert.IsType<GrammarProblem>(LayerGrammar.Parse(text).Problem);

        Assert.All(problem.Arguments, argument => Assert.InRange($"{argument}".Length, 0, 200));
    }

    [Theory]
    [InlineData("conv 8 3x3 /2 pad 1 rely", "rely", "relu")]
    public void An_unknown_activation_is_told_with_the_nearest_known_one(string text, string at, string nearest)
    {
        GrammarProblem problem = Assert.IsType<GrammarProblem>(LayerGrammar.Parse(text).Problem);

        Assert.Equal(Rules.UnknownActivation, problem.Rule);
        Assert.Equal((at, nearest), (problem.At.Text, problem.Arguments[1]));
    }
}
