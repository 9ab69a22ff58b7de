using TinyVae.Generator.Declarations;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Pipeline;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("Vision", "", "DigitVae", "Vision.DigitVae.g.cs")]
    [InlineData("A.B.C", "partial class Outer|partial struct Inner", "Digits", "A.B.C.Outer.Inner.Digits.g.cs")]
    [InlineData("", "", "@class", "class.g.cs")]
    [InlineData("@namespace.@static", "", "_1", "namespace.static._1.g.cs")]
    [InlineData("", "partial record struct Outer<in T, U>", "Digits", "Outer.Digits.g.cs")]
    public void A_file_has_the_full_name_of_the_class(string space, string containers, string name, string expected) =>
        Assert.Equal([expected], HintNames(Type(space, containers, name)));

    [Fact]
    public void A_long_name_is_cut_and_told_apart_by_a_hash()
    {
        string longName = new('a', 300);
        string[] names = HintNames(Type("N", "", longName + "1"), Type("N", "", longName + "2"));

        Assert.NotEqual(names[0], names[1]);
        Assert.Equal(100 + ".0123456789abcdef.g.cs".Length, names[0].Length);
        Assert.Equal(names[0][..100], names[1][..100]);
    }

    [Fact]
    public void The_hash_is_the_same_in_every_run() =>
        Assert.Equal(["Gr__e.c2e730bca40733aa.g.cs"], HintNames(Type("", "", "Größe")));

    [Fact]
    public void No_name_is_given_twice_not_even_to_one_type()
    {
        ModelType type = Type("", "", "Digits");
        ModelType generic = type with { TypeParameters = "<T>" };

        Assert.Equal(5, HintNames(type, type, generic, Type("", "", "@DIGITS"), Type("", "", "DIGITS")).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_class_that_is_called_as_the_file_of_another_has_one_of_its_own() => Assert.Equal(
        2, HintNames(Type("", "", "Größe"), Type("Gr__e", "", "c2e730bca40733aa")).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Theory]
    [InlineData("@ partial class Sensor; @ partial class sensor; @ partial class SENSOR;")]
    [InlineData("@ partial class @Sensor; @ partial class @sensor;")]
    [InlineData("@ partial class @record; @ partial class Record; @ partial class @RECORD;")]
    [InlineData("namespace Edge { @ partial class Sensor; } namespace edge { @ partial class sensor; } namespace @EDGE { @ partial class Sensor; }")]
    [InlineData("namespace Edge { @ partial class Sensor; } partial class edge { @ partial class sensor; }")]
    [InlineData("partial class Edge { @ partial class Sensor; } partial struct edge { @ partial class Sensor; } partial record EDGE { @ partial class sensor; }")]
    [InlineData("@ partial class Größe; @ partial class GRÖSSE; @ partial class größe; @ partial class Gr__e;")]
    [InlineData("@ partial class k; @ partial class K; @ partial class \\u212A;")]
    [InlineData("@ partial class \u00e9; @ partial class e\u0301; @ partial class \u00c9;")]
    [InlineData("@ partial class Edge_Sensor; namespace Edge { @ partial class Sensor; @ partial class _Sensor; }")]
    public void Models_whose_names_are_alike_run_side_by_side(string source)
    {
        Generation generation = Compilations.Generate("#pragma warning disable CS8981\n" + Model(source));

        int models = source.Split("@ partial class").Length - 1;
        Assert.Equal(models, generation.HintNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Type[] loaded = [.. LoadedModels.Of(generation.EmitAssembly())];
        Assert.Equal(models, loaded.Length);
        Assert.All(loaded, LoadedModels.Use);
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

    private static string Model(string source) => source.Replace("@ ", """[TinyVae.Vae(Input = "16", Latent = 2)] """);

    private static string[] HintNames(params ModelType[] types) =>
        [.. GeneratedFile.Of([.. types.Select(type => new StandInModel(type))]).Select(file => file.HintName)];

    private static ModelType Type(string space, string containers, string name) =>
        new(space, new([.. containers.Split('|', StringSplitOptions.RemoveEmptyEntries)]), name);
}
