using TinyVae.Generator.Activations;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Tests.Parsing;

public sealed class LayerGrammarTests
{
    [Theory]
    [InlineData("400 relu", 400, "Relu")]
    [InlineData("dense 400 relu", 400, "Relu")]
    [InlineData("400", 400, "Identity")]
    [InlineData("dense 400", 400, "Identity")]
    [InlineData("1 identity", 1, "Identity")]
    [InlineData("16777216 tanh", 16_777_216, "Tanh")]
    [InlineData("0016 elu", 16, "Elu")]
    [InlineData("  dense\t400 \n leaky-relu  ", 400, "LeakyRelu")]
    [InlineData("2 silu", 2, "Silu")]
    [InlineData("2 gelu", 2, "Gelu")]
    [InlineData("2 sigmoid", 2, "Sigmoid")]
    [InlineData("2 softplus", 2, "Softplus")]
    public void A_dense_layer_is_units_and_an_optional_activation(string text, int units, string activation)
    {
        Parsed<LayerModel> parsed = LayerGrammar.Parse(text);

        Assert.Null(parsed.Problem);
        Assert.Equal(new DenseLayer(units, Enum.Parse<ActivationKind>(activation)), parsed.Value);
    }

    [Theory]
    [InlineData("", "", "empty")]
    [InlineData(" \t ", " \t ", "empty")]
    [InlineData("dense", "dense", "missing")]
    [InlineData("relu", "relu", "neither a number of units nor a kind of layer")]
    [InlineData("relu 400", "relu", "neither a number of units nor a kind of layer")]
    [InlineData("Dense 400", "Dense", "'Dense'")]
    [InlineData("dense relu", "relu", "'relu' is not a number of units")]
    [InlineData("40O relu", "40O", "'40O' is not a number of units")]
    [InlineData("400relu", "400relu", "'400relu' is not a number of units")]
    [InlineData("400.0 relu", "400.0", "'400.0' is not a number of units")]
    [InlineData("4e2 relu", "4e2", "'4e2'")]
    [InlineData("+400 relu", "+400", "'+400'")]
    [InlineData("- relu", "-", "'-'")]
    [InlineData("４００ relu", "４００", "'４００'")]
    [InlineData("٤٠٠ relu", "٤٠٠", "'٤٠٠'")]
    [InlineData("400\0 relu", "400\0", "'400\\u0000'")]
    [InlineData("400 relu tanh", "tanh", "'tanh' does")]
    public void An_unreadable_layer_is_told_with_the_word_at_fault(string text, string at, string reason)
    {
        GrammarProblem problem = Assert.IsType<GrammarProblem>(LayerGrammar.Parse(text).Problem);

        Assert.Equal(Rules.UnreadableLayer, problem.Rule);
        Assert.Equal(at, problem.At.Text);
        Assert.Equal(at, text.Substring(problem.At.Start, at.Length));
        Assert.Contains(reason, (string)problem.Arguments[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 relu", "0")]
    [InlineData("-0", "-0")]
    [InlineData("dense -5 relu", "-5")]
    [InlineData("16777217", "16777217")]
    [InlineData("2147483648", "2147483648")]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    public void A_size_out_of_range_is_told_with_the_number(string text, string at)
    {
        GrammarProblem problem = Assert.IsType<GrammarProblem>(LayerGrammar.Parse(text).Problem);

        Assert.Equal(Rules.SizeOutOfRange, problem.Rule);
        Assert.Equal(new Word(at, text.IndexOf(at, StringComparison.Ordinal)), problem.At);
    }

    [Theory]
    [InlineData("400 Relu", "Relu", "relu")]
    [InlineData("400 rely", "rely", "relu")]
    [InlineData("dense 400 leaky_relu", "leaky_relu", "leaky-relu")]
    [InlineData("400 LeakyReLU", "LeakyReLU", "leaky-relu")]
    [InlineData("400 sigmoïd", "sigmoïd", "sigmoid")]
    [InlineData("400 soft-plus", "soft-plus", "softplus")]
    [InlineData("400 gelu_tanh", "gelu_tanh", "gelu")]
    [InlineData("400 ident", "ident", "identity")]
    public void An_unknown_activation_is_told_with_the_nearest_known_one(string text, string at, string nearest)
    {
        GrammarProblem problem = Assert.IsType<GrammarProblem>(LayerGrammar.Parse(text).Problem);

        Assert.Equal(Rules.UnknownActivation, problem.Rule);
        Assert.Equal(new Word(at, text.IndexOf(at, StringComparison.Ordinal)), problem.At);
        Assert.Equal(nearest, problem.Arguments[1]);
    }

    [Fact]
    public void Every_activation_has_one_name()
    {
        IEnumerable<ActivationKind> named = ActivationNames.List.Split(", ").Select(name => ActivationNames.Find(name)!.Value);

        Assert.Equal(Enum.GetValues<ActivationKind>(), named.Order());
    }

    [Fact]
    public void A_very_long_word_is_told_shortened()
    {
        GrammarProblem problem = Assert.IsType<GrammarProblem>(LayerGrammar.Parse("400 " + new string('r', 1_000_000)).Problem);

        Assert.True(((string)problem.Arguments[0]).Length < 50);
    }
}
