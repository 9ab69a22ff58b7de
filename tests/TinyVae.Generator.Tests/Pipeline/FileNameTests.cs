using TinyVae.Generator.Model;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Pipeline;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("Vision", "", "DigitVae", "Vision.DigitVae.g.cs")]
    [InlineData("A.B.C", "partial class Outer|partial struct Inner", "Digits", "A.B.C.Outer.Inner.Digits.g.cs")]
    [InlineData("", "", "@class", "class.g.cs")]
    [InlineData("@namespace.@static", "", "_1", "namespace.static._1.g.cs")]
    public void A_file_has_the_full_name_of_the_class(string space, string containers, string name, string expected)
    {
        Assert.Equal(expected, GeneratedFile.HintName(Type(space, containers, name), default));
    }

    [Fact]
    public void A_long_name_is_cut_and_told_apart_by_a_hash()
    {
        string longName = new('a', 300);
        string one = GeneratedFile.HintName(Type("N", "", longName + "1"), default);
        string other = GeneratedFile.HintName(Type("N", "", longName + "2"), default);

        Assert.NotEqual(one, other);
        Assert.Equal(100 + ".0123456789abcdef.g.cs".Length, one.Length);
        Assert.Equal(one[..100], other[..100]);
    }

    [Fact]
    public void The_hash_is_the_same_in_every_run()
    {
        Assert.Equal("Gr__e.c2e730bca40733aa.g.cs", GeneratedFile.HintName(Type("", "", "Größe"), default));
    }

    [Fact]
    public void Models_whose_names_differ_only_in_capitals_have_files_that_do_not()
    {
        Generation generation = Compilations.Generate(
            Model("namespace A { @ partial class Digits; @ partial class DIGITS; } namespace a { @ partial class Digits; } namespace B { @ partial class Digits; }"));

        Assert.Equal(4, generation.HintNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("B.Digits.g.cs", generation.HintNames);
        Assert.DoesNotContain("A.Digits.g.cs", generation.HintNames);
    }

    [Fact]
    public void Containers_of_one_name_that_cannot_stand_together_do_not_stop_the_generator()
    {
        Generation generation = Compilations.Generate(
            Model("partial class Outer { @ partial class Digits; } partial struct Outer { @ partial class Digits; } namespace Outer { @ partial class Digits; }"));

        Assert.Equal(3, generation.HintNames.Distinct().Count());
    }

    private static string Model(string source) => source.Replace("@", """[TinyVae.Vae(Input = "16", Latent = 2)]""");

    private static ModelType Type(string space, string containers, string name) =>
        new(space, new([.. containers.Split('|', StringSplitOptions.RemoveEmptyEntries)]), name);
}
