using Microsoft.CodeAnalysis.CSharp;
using TinyVae.Generator.Tests.Harness;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Tests.Writing;

/// <summary>Lines that are too long are broken where a person would.</summary>
public sealed class LineBreakerTests
{
    private const int Columns = 40;

    [Fact]
    public void A_line_that_fits_stays() => Assert.Equal(["Layer.Forward(ref x, ref y, rows, stride);"[..40]], Break("Layer.Forward(ref x, ref y, rows, stride);"[..40]));

    [Fact]
    public void Arguments_that_fit_one_line_stand_on_it() => Assert.Equal(
        ["Layer.Forward<TLanes>(", "    ref model, ref x, ref y, rows);"], Break("Layer.Forward<TLanes>(ref model, ref x, ref y, rows);"));

    [Fact]
    public void More_arguments_stand_on_a_line_each() => Assert.Equal(
        ["Layer.Forward<TLanes>(", "    ref model.At(Weight + 16),", "    ref x,", "    ref y,", "    rows);"],
        Break("Layer.Forward<TLanes>(ref model.At(Weight + 16), ref x, ref y, rows);"));

    [Fact]
    public void The_body_of_a_member_stands_behind_its_arrow() => Assert.Equal(
        ["public void Encode(Span x, Span mean)", "    => Model.Encode(_memory, x, mean);"],
        Break("public void Encode(Span x, Span mean) => Model.Encode(_memory, x, mean);"));

    [Fact]
    public void A_comment_behind_code_comes_before_it() => Assert.Equal(
        ["// the first of its rows in every panel", "int first = share.From * Lanes;"],
        Break("int first = share.From * Lanes; // the first of its rows in every panel"));

    [Fact]
    public void A_summary_is_broken_between_words_and_its_tags_stand_apart() => Assert.Equal(
        ["/// <summary>", "/// Bytes that each of a model's", "/// <see cref=\"Threads\"/> adds.", "/// </summary>"],
        Break("/// <summary>Bytes that each of a model's <see cref=\"Threads\"/> adds.</summary>"));

    [Fact]
    public void A_text_is_put_together_again() => Assert.Equal(
        ["const string Text =", "    \"one two three four five six \" +", "    \"seven (eight, nine)\";"],
        Break("const string Text = \"one two three four five six seven (eight, nine)\";"));

    [Fact]
    public void A_name_that_is_too_long_by_itself_stays()
    {
        string name = new('x', 2 * Columns);

        Assert.Equal([name], Break(name));
    }

    [Fact]
    public void What_stands_in_texts_breaks_nothing() => Assert.Equal(
        ["Require(", "    \"a, (b) => // c\", ref x, features);"], Break("Require(\"a, (b) => // c\", ref x, features);"));

    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    public void Generated_code_means_the_same_however_narrow(int columns)
    {
        var breaker = new LineBreaker(columns);
        foreach (string file in Compilations.Generate(Architectures.Declare(Architectures.Chosen)).Result.GeneratedSources.Select(source => source.SourceText.ToString()))
        {
            IEnumerable<string> lines = file.Split('\n').SelectMany(line => breaker.Break(line.TrimStart(), 0));

            Assert.Equal(Tokens(file), Tokens(string.Join("\n", lines)));
        }
    }

    [Fact]
    public void No_line_of_generated_code_is_longer_than_a_window() => Assert.All(
        Compilations.Generate(Architectures.Declare(Architectures.Chosen.Concat(Architectures.Random(100)))).Result.GeneratedSources,
        file => Assert.DoesNotContain(file.SourceText.Lines, line => line.End - line.Start > SourceWriter.MostColumns));

    /// <summary>Without what is between them; texts that are put together of several count as one.</summary>
    private static string Tokens(string file) => string.Join(
        " ", CSharpSyntaxTree.ParseText(file, Compilations.ParseOptions).GetRoot().DescendantTokens().Select(token => token.Text)).Replace("\" + \"", "");

    private static IEnumerable<string> Break(string line) => new LineBreaker(Columns).Break(line, 0);
}
