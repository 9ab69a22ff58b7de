using System.Globalization;
using TinyVae.Generator.Corruptions;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Tests.Parsing;

public sealed class CorruptionGrammarTests
{
    [Theory]
    [InlineData("gaussian 0.1", "Gaussian", 0.1f)]
    [InlineData("gaussian 12", "Gaussian", 12f)]
    [InlineData("gaussian .5", "Gaussian", 0.5f)]
    [InlineData("gaussian 1e-3", "Gaussian", 1e-3f)]
    [InlineData("gaussian 2.5E+2", "Gaussian", 250f)]
    [InlineData("gaussian 3.4028235e38", "Gaussian", float.MaxValue)]
    [InlineData("mask 0.3", "Mask", 0.3f)]
    [InlineData("mask 00.999", "Mask", 0.999f)]
    [InlineData("salt-pepper 0.1", "SaltPepper", 0.1f)]
    [InlineData("  salt-pepper\t0.1 \n ", "SaltPepper", 0.1f)]
    public void A_corruption_is_a_kind_of_noise_and_its_level(string text, string kind, float level)
    {
        Parsed<CorruptionModel> parsed = CorruptionGrammar.Parse(text);

        Assert.Null(parsed.Problem);
        Assert.Equal(new CorruptionModel(Enum.Parse<CorruptionKind>(kind), level), parsed.Value);
    }

    [Fact]
    public void A_level_has_a_point_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo.CurrentCulture = german;
        try
        {
            Assert.Equal(0.25f, CorruptionGrammar.Parse("gaussian 0.25").Value!.Level);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("", "", "it is empty")]
    [InlineData(" \t ", " \t ", "it is empty")]
    [InlineData("0.1", "0.1", "'0.1' is no kind of noise")]
    [InlineData("0.1 gaussian", "0.1", "'0.1' is no kind of noise")]
    [InlineData("Gaussian 0.1", "Gaussian", "'Gaussian' is no kind of noise")]
    [InlineData("salt pepper 0.1", "salt", "'salt' is no kind of noise")]
    [InlineData("gaussian", "gaussian", "the standard deviation is missing")]
    [InlineData("mask ", "mask", "the fraction of features is missing")]
    [InlineData("mask 0,3", "0,3", "'0,3' is not a number")]
    [InlineData("mask 30%", "30%", "'30%' is not a number")]
    [InlineData("mask 0.3f", "0.3f", "'0.3f' is not a number")]
    [InlineData("mask 1.", "1.", "'1.' is not a number")]
    [InlineData("mask +0.3", "+0.3", "'+0.3' is not a number")]
    [InlineData("mask 0x1", "0x1", "'0x1' is not a number")]
    [InlineData("mask 1e", "1e", "'1e' is not a number")]
    [InlineData("mask .", ".", "'.' is not a number")]
    [InlineData("mask -", "-", "'-' is not a number")]
    [InlineData("gaussian NaN", "NaN", "'NaN' is not a number")]
    [InlineData("gaussian Infinity", "Infinity", "'Infinity' is not a number")]
    [InlineData("gaussian ∞", "∞", "'∞' is not a number")]
    [InlineData("mask ٠.٣", "٠.٣", "is not a number")]
    [InlineData("mask 0.3\0", "0.3\0", "'0.3\\u0000' is not a number")]
    [InlineData("mask 0.3 0.4", "0.4", "nothing can follow the fraction of features, but '0.4' does")]
    [InlineData("gaussian 0.3 mask 0.4", "mask", "nothing can follow the standard deviation, but 'mask' does")]
    public void An_unreadable_corruption_is_told_with_the_word_at_fault(string text, string at, string reason)
    {
        GrammarProblem problem = Assert.IsType<GrammarProblem>(CorruptionGrammar.Parse(text).Problem);

        Assert.Equal(Rules.UnreadableCorruption, problem.Rule);
        Assert.Equal(at, problem.At.Text);
        Assert.Equal(at, text.Substring(problem.At.Start, at.Length));
        Assert.Contains(reason, (string)problem.Arguments[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gaussian 0", "0")]
    [InlineData("gaussian -0.1", "-0.1")]
    [InlineData("gaussian 1e39", "1e39")]
    [InlineData("gaussian 1e999999999999999999999", "1e999999999999999999999")]
    [InlineData("gaussian 1e-60", "1e-60")]
    [InlineData("mask 0.0", "0.0")]
    [InlineData("mask -0", "-0")]
    [InlineData("mask 1", "1")]
    [InlineData("mask 0.99999999999", "0.99999999999")]
    [InlineData("mask 30", "30")]
    [InlineData("salt-pepper 1.5", "1.5")]
    [InlineData("salt-pepper -1e999", "-1e999")]
    public void A_level_out_of_range_is_told_with_the_number(string text, string at)
    {
        GrammarProblem problem = Assert.IsType<GrammarProblem>(CorruptionGrammar.Parse(text).Problem);

        Assert.Equal(Rules.NumberOutOfRange, problem.Rule);
        Assert.Equal(new Word(at, text.IndexOf(at, StringComparison.Ordinal)), problem.At);
    }
}
