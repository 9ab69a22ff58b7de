using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Tests.Writing;

public sealed class SourceWriterTests
{
    private readonly SourceWriter _writer = new();

    [Fact]
    public void Lines_are_indented_to_the_level_that_they_stand_at()
    {
        using (_writer.Block("class A"))
            _writer.Write("int a;\n    // deeper");

        Assert.Equal("class A\n{\n    int a;\n        // deeper\n}\n", _writer.ToString());
    }

    [Fact]
    public void A_line_of_spaces_alone_becomes_an_empty_one()
    {
        using (_writer.Block("class A"))
            _writer.Write("int a;\n    \nint b;");

        Assert.Equal("class A\n{\n    int a;\n\n    int b;\n}\n", _writer.ToString());
    }

    [Fact]
    public void Lines_end_alike_whatever_the_system_that_wrote_them()
    {
        _writer.Write("a\r\n\r\nb");

        Assert.Equal("a\n\nb\n", _writer.ToString());
    }

    [Fact]
    public void No_empty_line_stands_before_a_brace()
    {
        using (_writer.Block("class A"))
            _writer.Write("int a;\n");

        Assert.Equal("class A\n{\n    int a;\n}\n", _writer.ToString());
    }
}
