using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Tests.Writing;

public class TemplateTests
{
    private const string TwoStatements = "first();\nsecond();";

    [Fact]
    public void The_lines_of_what_fills_a_hole_are_indented_as_its_line_is() => Assert.Equal(
        """
        {
            first();
            second();
        }
        """,
        Template.Fill($$"""
            {
                {{TwoStatements}}
            }
            """));

    [Fact]
    public void What_fills_a_hole_within_a_line_goes_on_at_the_indentation_of_that_line() => Assert.Equal(
        """
            before first();
            second(); after
        """,
        Template.Fill($"    before {TwoStatements} after"));

    [Fact]
    public void An_empty_line_of_what_fills_a_hole_has_no_spaces() =>
        Assert.Equal("    a\n\n    b", Template.Fill($"    {"a\n\nb"}"));

    [Theory]
    [InlineData("", "a\nb")]
    [InlineData(null, "a\nb")]
    [InlineData("x", "a\n    x\nb")]
    public void A_line_of_a_hole_alone_is_left_out_where_nothing_fills_it(string? hole, string code) =>
        Assert.Equal(code, Template.Fill($"""
            a
                {hole}
            b
            """));

    [Fact]
    public void So_is_the_last_line() => Assert.Equal("a", Template.Fill($"a\n{""}"));

    [Fact]
    public void A_line_that_has_more_than_empty_holes_stays() => Assert.Equal("a;\nb", Template.Fill($"a{""};\nb"));

    [Fact]
    public void An_empty_line_without_a_hole_stays() => Assert.Equal("a\n\nb 1", Template.Fill($"a\n\nb {1}"));

    [Fact]
    public void Templates_fill_holes_of_templates() => Assert.Equal(
        """
        {
            if (a)
                b();
        }
        """,
        Template.Fill($$"""
            {
                {{Template.Fill($"""
                    if ({"a"})
                        {"b();"}
                    """)}}
            }
            """));
}
