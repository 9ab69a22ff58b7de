using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>Classes that cannot be completed: told at the word that makes them so, and no network is generated.</summary>
public sealed class ClassDiagnosticTests
{
    private const string Attribute = """[TinyVae.Vae(Input = "16", Latent = 2)]""";

    [Theory]
    [InlineData("@ public class [|Digits|];", "write 'partial class Digits'")]
    [InlineData("partial class Outer { @ public class [|Digits|]; }", "'Digits' must be partial")]
    [InlineData("class [|Outer|] { @ partial class Digits; }", "'Outer' must be partial, so that the model 'Digits' can be completed: write 'partial class Outer'")]
    [InlineData("record struct [|Outer|] { @ partial class Digits; }", "write 'partial record struct Outer'")]
    [InlineData("interface [|IOuter|] { @ public partial class Digits; }", "write 'partial interface IOuter'")]
    [InlineData("struct [|A|] { partial class B { record [|C|] { @ class [|Digits|]; } } }", "write 'partial struct A'")]
    public void A_class_or_container_that_is_not_partial_is_told_at_its_name(string source, string message) => Expected("TVAE001", source, message);

    [Theory]
    [InlineData("@ [|static|] partial class Digits;", "it is static")]
    [InlineData("@ partial class Digits; [|static|] partial class Digits;", "it is static")]
    [InlineData("@ public [|abstract|] partial class Digits;", "it is abstract")]
    [InlineData("@ partial class Digits; public [|abstract|] partial class Digits;", "it is abstract")]
    [InlineData("@ [|file|] partial class Digits;", "it is local to its file")]
    [InlineData("[|file|] partial class Outer { @ partial class Digits; }", "it is nested in 'Outer', which is local to its file")]
    [InlineData("@ partial [|record|] Digits;", "it is a record")]
    [InlineData("@ partial [|record|] class Digits(int Size);", "it is a record")]
    [InlineData("@ partial class Digits[|<T>|];", "it is generic")]
    [InlineData("partial struct Outer[|<T, U>|] { @ partial class Digits; }", "it is nested in the generic type 'Outer'")]
    [InlineData("@ partial class Digits[|(int size)|] { int Size => size; }", "it has a primary constructor")]
    [InlineData("@ partial class Digits; partial class Digits[|()|];", "it has a primary constructor")]
    [InlineData("@ partial class [|Digits|] : Base { Digits() : base(1) { } } class Base { internal Base(int size) { } }", "its base class 'Base' has no")]
    [InlineData("@ partial class [|Digits|] : Base { Digits() : base(1) { } } class Base { private Base() { } internal Base(int size) { } }", "its base class")]
    [InlineData("@ partial class [|Digits|] { public required int Size { get; set; } }", "its member 'Size' is required")]
    [InlineData("@ partial class [|Digits|] : Base; class Base { public required int size; }", "its member 'size' is required")]
    [InlineData("@ partial class Digits { public [|Digits|]() { } }", "add ': this(seed)'")]
    [InlineData("@ partial class Digits { [|Digits|](string name) : base() { } }", "add ': this(seed)'")]
    public void A_class_that_cannot_be_a_model_is_told(string source, string message) => Expected("TVAE002", source, message);

    [Fact]
    public void A_model_cannot_derive_from_another()
    {
        var marked = MarkedSource.Parse(Completed("@ partial class A; @ partial class [|B|] : A;"));
        Generation generation = Compilations.Generate(marked.Text);
        var told = Assert.Single(generation.Problems);

        Assert.Equal("TVAE002", told.Id);
        Assert.Equal(marked.Marks, [told.Location.SourceSpan]);
        Assert.Contains("it derives from the model 'A'", told.GetMessage(), StringComparison.Ordinal);
        Assert.Equal([true, false], generation.Result.GeneratedSources.Select(file => file.SourceText.ToString().Contains("Network", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("@ public sealed partial class Digits;")]
    [InlineData("@ partial class Digits : Base; class Base { protected Base(int size = 1) { } }")]
    [InlineData("@ partial class Digits : Base<int>; class Base<T>;")]
    [InlineData("@ partial class Digits { public Digits() : this(1) { } static Digits() { } }")]
    [InlineData("static partial class Outer { @ internal partial class Digits; }")]
    [InlineData("abstract partial class Outer { @ private protected partial class Digits; }")]
    public void A_class_that_can_be_a_model_is_accepted(string source) => Expect.Nothing(Completed(source));

    [Fact]
    public void Faults_of_the_class_and_of_the_network_are_told_at_once()
    {
        var marked = MarkedSource.Parse(
            """
            [TinyVae.Vae(Input = "16", Encoder = ["8 [|rely|]"], Latent = [|0|])]
            [|abstract|] class [|Digits|][|<T>|];
            """);
        var told = Compilations.Generate(marked.Text).Problems;

        Assert.Equal(marked.Marks, told.Select(diagnostic => diagnostic.Location.SourceSpan).Order());
        Assert.Equal(
            ["TVAE008", "TVAE006", "TVAE002", "TVAE001", "TVAE002"],
            told.OrderBy(diagnostic => diagnostic.Location.SourceSpan).Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("@ partial struct Digits;", "CS0592")]
    [InlineData("@ interface IDigits;", "CS0592")]
    [InlineData("@ enum Digits;", "CS0592")]
    [InlineData("@ delegate void Digits();", "CS0592")]
    [InlineData("@ @ partial class Digits;", "CS0579")]
    [InlineData("@ partial class Digits; @ partial class Digits;", "CS0579")]
    [InlineData("@ partial class Digits : Missing;", "CS0246")]
    [InlineData("@ partial class Digits; partial struct Digits;", "CS0261")]
    [InlineData("partial class Outer { @ partial class Digits; } partial struct Outer { @ partial class Digits; }", "CS0261")]
    [InlineData("namespace Digits { } @ partial class Digits;", "CS0101")]
    [InlineData("@ partial class ;", "CS1001")]
    [InlineData("@ partial class Digits", "CS1513")]
    public void What_the_compiler_tells_is_not_told_twice(string source, string error)
    {
        Generation generation = Compilations.Generate(Completed(source));

        Assert.Contains(generation.CompilerErrors, diagnostic => diagnostic.Id == error);
        Assert.Empty(generation.Problems);
    }

    private static void Expected(string id, string source, string message)
    {
        IReadOnlyList<string> messages = Expect.OnlyAtMarks(id, Completed(source));
        Assert.Contains(message, messages[0], StringComparison.Ordinal);
        Assert.All(
            Compilations.Generate(MarkedSource.Parse(Completed(source)).Text).Result.GeneratedSources,
            file => Assert.DoesNotContain("Network", file.SourceText.ToString(), StringComparison.Ordinal));
    }

    private static string Completed(string source) => source.Replace("@", Attribute);
}
