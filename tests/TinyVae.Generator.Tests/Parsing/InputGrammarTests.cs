using TinyVae.Generator.Declarations;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Tests.Parsing;

public sealed class InputGrammarTests
{
    [Theory]
    [InlineData("784", 1, 784, 1)]
    [InlineData("28x28", 28, 28, 1)]
    [InlineData("28x20x3", 28, 20, 3)]
    [InlineData("1", 1, 1, 1)]
    [InlineData("16777216", 1, 16_777_216, 1)]
    [InlineData("4096x4096", 4096, 4096, 1)]
    [InlineData(" 28 x 28\tx 3 ", 28, 28, 3)]
    public void A_shape_is_one_two_or_three_sizes(string text, int height, int width, int channels)
    {
        Parsed<FeatureShape> parsed = InputGrammar.Parse(text);

        Assert.Null(parsed.Problem);
        Assert.Equal(new FeatureShape(height, width, channels), parsed.Value);
        Assert.Equal(height * width * channels, parsed.Value!.Size);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("28x", "28x")]
    [InlineData("x28", "x28")]
    [InlineData("28xx28", "28xx28")]
    [InlineData("28x28x3x2", "28x28x3x2")]
    [InlineData("28X28", "28X28")]
    [InlineData("28×28", "28×28")]
    [InlineData("28x 2 8", "2 8")]
    [InlineData("28xtwo", "two")]
    [InlineData("２８x28", "２８")]
    [InlineData("28x2.8", "2.8")]
    public void An_unreadable_shape_is_told_with_the_part_at_fault(string text, string at)
    {
        GrammarProblem problem = Assert.IsType<GrammarProblem>(InputGrammar.Parse(text).Problem);

        Assert.Equal(Rules.UnreadableInput, problem.Rule);
        Assert.Equal(new Word(at, text.IndexOf(at, StringComparison.Ordinal)), problem.At);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("28x0", "0")]
    [InlineData("28x-28", "-28")]
    [InlineData("28x99999999999999999999", "99999999999999999999")]
    [InlineData("4096x4097", "4096x4097")]
    [InlineData("65536x65536", "65536x65536")]
    [InlineData("4096x4096x2", "4096x4096x2")]
    [InlineData("16777216x16777216x16777216", "16777216x16777216x16777216")]
    public void A_size_out_of_range_is_told_with_the_number(string text, string at)
    {
        GrammarProblem problem = Assert.IsType<GrammarProblem>(InputGrammar.Parse(text).Problem);

        Assert.Equal(Rules.SizeOutOfRange, problem.Rule);
        Assert.Equal(new Word(at, text.IndexOf(at, StringComparison.Ordinal)), problem.At);
    }
}
