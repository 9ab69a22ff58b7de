using Microsoft.CodeAnalysis;
using TinyVae.Generator.Declarations;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>Members of the user's that would collide with generated ones.</summary>
public sealed class CollisionTests
{
    [Theory]
    [InlineData("public const int [|InputSize|] = 1;")]
    [InlineData("private int [|_memory|];")]
    [InlineData("public static int [|ConditionSize|] => 1;")]
    [InlineData("public static int [|Layers|] => 1;")]
    [InlineData("public event System.Action? [|Parameters|] { add { } remove { } }")]
    [InlineData("public void [|BatchSize|]() { }")]
    [InlineData("public class [|Trainer|];")]
    [InlineData("public enum [|Encode|];")]
    [InlineData("public int [|Save|] { get; }")]
    [InlineData("public [|Digits|](ulong other) { }")]
    [InlineData("public void [|Save|](string? path) { }")]
    [InlineData("private int [|Generate|](System.Span<float> a, ulong b) => 1;")]
    [InlineData("public static void [|Decode|](System.ReadOnlySpan<float> a, System.Span<float> b) { }")]
    [InlineData("public System.Span<float> [|get_Parameters|]() => default;")]
    [InlineData("public void [|set_Parameters|](System.Span<float> value) { }")]
    public void A_member_that_collides_is_told_at_its_name(string member)
    {
        IReadOnlyList<string> messages = Expect.OnlyAtMarks("TVAE003", Declaration($"{{ {member} }}"));

        Assert.Contains("that is generated for the model 'Digits'", messages[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Gaussian")]
    [InlineData("Laplace")]
    public void A_method_that_decodes_a_spread_collides_where_the_decoder_gives_one(string likelihood) => Expect.OnlyAtMarks(
        "TVAE003", Declaration($"{{ {DecodesSpread} }}").Replace("Decode(", "[|Decode|](", StringComparison.Ordinal).Replace("Latent = 2", $"Latent = 2, Likelihood = Likelihood.{likelihood}", StringComparison.Ordinal));

    [Theory]
    [InlineData("Bernoulli")]
    [InlineData("UnitGaussian")]
    [InlineData("SharedGaussian")]
    public void A_method_that_decodes_a_spread_is_accepted_where_the_decoder_gives_none(string likelihood) =>
        Expect.Nothing(Declaration($"{{ {DecodesSpread} }}").Replace("Latent = 2", $"Latent = 2, Likelihood = Likelihood.{likelihood}", StringComparison.Ordinal));

    [Theory]
    [InlineData("TVAE006", "Latent = [|0|]")]
    [InlineData("TVAE006", "Latent = [|0|], Likelihood = Likelihood.UnitGaussian")]
    [InlineData("TVAE010", "Latent = 2, Likelihood = [|(Likelihood)99|]")]
    public void A_method_that_decodes_a_spread_stands_beside_what_is_generated_for_a_wrong_declaration(string id, string properties) =>
        Expect.OnlyAtMarks(id, Declaration($"{{ {DecodesSpread} }}").Replace("Latent = 2", properties, StringComparison.Ordinal));

    [Theory]
    [InlineData("public int [|Layers|] => 3;", "int Use(Digits model) => model.Layers + Digits.Tensors.Length;")]
    [InlineData("public class [|Trainer|] { }", "object Use() => new Digits.Trainer();")]
    [InlineData("public int [|Save|] { get; }", "int Use(Digits model) { model.Load(\"file\"); return model.Save; }")]
    [InlineData("public void [|Save|](string path) { }", "void Use(Digits model) => model.Save(\"file\");")]
    [InlineData("public Digits [|Parameters|]() => this;", "Digits Use(Digits model) => model.Parameters();")]
    [InlineData("public const string [|InputSize|] = \"3\";", "string Use() => Digits.InputSize;")]
    [InlineData("public void [|get_Threads|]() { }", "void Use(Digits model) => model.get_Threads();")]
    [InlineData("public [|Digits|](ulong seed) { }", "object Use() => new Digits.Trainer(new Digits(1));")]
    [InlineData("static Digits IVae<Digits>.[|Create|](ulong seed) => new(seed);", "object Use() => new Digits.Trainer(new Digits(1));")]
    [InlineData("static int IVae<Digits>.[|InputSize|] => 3;", "int Use() => Digits.InputSize;")]
    [InlineData("void IVae<Digits>.[|Save|](string path) { }", "void Use(Digits model) => model.Save(\"file\");")]
    public void A_collision_is_one_error_whatever_uses_the_model(string member, string use)
    {
        string bases = member.Contains("IVae<", StringComparison.Ordinal) ? " : IVae<Digits>" : "";
        Expect.OnlyAtMarks(
            "TVAE003",
            Declaration($"{bases} {{ {member} }}"),
            $"internal static class Uses {{ public static {use} public static double Step(Digits model, float[] x) {{ model.Generate(x, 1); return model.Evaluate(x, 2).Value + Digits.BatchSize; }} }}",
            UserCode.ByInterface("Digits"));
    }

    [Theory]
    [InlineData("public class Base { public int Layers; }", "int Use(Digits model) => model.Layers + Digits.Tensors.Length;")]
    [InlineData("public class Base { public void Save(string path) { } }", "void Use(Digits model) => model.Save(\"file\");")]
    public void An_inherited_collision_is_one_error_whatever_uses_the_model(string source, string use) => Expect.OnlyAtMarks(
        "TVAE003",
        Declaration(" : Base;", "[|Digits|]") + source,
        $"internal static class Uses {{ public static {use} }}",
        UserCode.ByInterface("Digits"));

    [Theory]
    [InlineData("Layers", "int Use() => Layers.Tensors.Length;")]
    [InlineData("Save", "void Use(Save model) => model.Load(\"file\");")]
    [InlineData("Trainer", "int Use() => Trainer.Layers.Length;")]
    public void A_class_with_the_name_of_a_member_is_one_error_whatever_uses_it(string name, string use) => Expect.OnlyAtMarks(
        "TVAE003", Declaration(";", $"[|{name}|]"), $"internal static class Uses {{ public static {use} }}", UserCode.ByInterface(name));

    [Fact]
    public void Every_collision_is_told()
    {
        IReadOnlyList<string> messages = Expect.OnlyAtMarks(
            "TVAE003", Declaration("""
            {
                public int [|Layers|], [|Tensors|];
            }

            public partial class Digits
            {
                public int [|Parameters|] => 1;
                public void Encode() { }
            }
            """));

        Assert.Equal(["'Layers'", "'Tensors'", "'Parameters'"], messages.Select(message => message.Split(' ')[0]));
    }

    [Theory]
    [InlineData("public void Encode() { }")]
    [InlineData("public void Save(System.IO.TextWriter writer) { }")]
    [InlineData("public void Save(ref string path) { }")]
    [InlineData("public void Save<T>(string path) { }")]
    [InlineData("public float[] Generate(ulong seed) => [];")]
    [InlineData("public Digits(int seed) : this((ulong)seed) { }")]
    [InlineData("public int inputSize = 1;")]
    [InlineData("public int this[int i] => i;")]
    public void A_member_that_can_stand_beside_the_generated_ones_is_accepted(string member) => Expect.Nothing(Declaration($"{{ {member} }}"));

    [Theory]
    [InlineData(nameof(LikelihoodKind.Bernoulli))]
    [InlineData(nameof(LikelihoodKind.Gaussian))]
    [InlineData(nameof(LikelihoodKind.Laplace))]
    [InlineData(nameof(LikelihoodKind.Columns))]
    public void Every_generated_member_is_known_to_collide(string likelihood)
    {
        string declaration = likelihood == nameof(LikelihoodKind.Columns)
            ? Declaration(";").Replace("Input = \"16\"", "Columns = [\"real 16\"], Condition = 3", StringComparison.Ordinal)
            : Declaration(";").Replace("Latent = 2", $"Latent = 2, Condition = 3, Likelihood = Likelihood.{likelihood}", StringComparison.Ordinal);
        Generation generation = Compilations.Generate(declaration);
        INamedTypeSymbol model = generation.Compilation.GetTypeByMetadataName("Digits")!;
        IEnumerable<ISymbol> named = model.GetMembers()
            .Where(member => !member.IsImplicitlyDeclared && !member.Name.Contains("IVae<", StringComparison.Ordinal))
            .Where(member => member is not IMethodSymbol { MethodKind: MethodKind.PropertySet });

        // The language reserves the signatures of setters too, where there are none.
        IEnumerable<string> known = GeneratedNames.Members
            .Concat(MethodsOf(Enum.Parse<LikelihoodKind>(likelihood)).Where(method => !method.Key.StartsWith("set_", StringComparison.Ordinal)).SelectMany(method => method, (method, types) => Signature(method.Key, types)));
        Assert.Equal(known.Order(StringComparer.Ordinal), named.Select(OfSymbol).Order(StringComparer.Ordinal));

        static string Signature(string name, IEnumerable<string> parameters) => $"{name}({string.Join(", ", parameters)})";

        static string OfSymbol(ISymbol member) => member is not IMethodSymbol method ? member.Name : Signature(
            method.Name, method.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)));
    }

    [Theory]
    [InlineData("public class Base { public int Layers; }", "'Base.Layers'")]
    [InlineData("public class Base { protected void Save(string path) { } }", "'Base.Save'")]
    [InlineData("public class Base : First; public class First { public virtual int Encode => 1; }", "'First.Encode'")]
    [InlineData("public class Base { public class Trainer; }", "'Base.Trainer'")]
    public void An_inherited_member_that_would_be_hidden_is_told_at_the_class(string source, string name)
    {
        string message = Assert.Single(Expect.OnlyAtMarks("TVAE003", Declaration(" : Base;", "[|Digits|]") + source));

        Assert.StartsWith(name, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public class Base { private int Layers => 1; int Hidden => Layers; }")]
    [InlineData("public class Base { public void Save(int path) { } }")]
    public void An_inherited_member_that_is_not_hidden_is_accepted(string source) => Expect.Nothing(Declaration(" : Base;") + source);

    [Fact]
    public void A_part_of_the_interface_that_the_user_implements_explicitly_is_told()
    {
        var marked = MarkedSource.Parse(Declaration(" : IVae<Digits> { static Digits IVae<Digits>.[|Create|](ulong seed) => new(seed); }"));
        var told = Assert.Single(Compilations.Generate(marked.Text).Problems);

        Assert.Equal("TVAE003", told.Id);
        Assert.Equal(marked.Marks, [told.Location.SourceSpan]);
    }

    [Fact]
    public void A_class_with_the_name_of_a_generated_member_is_told()
    {
        foreach (string name in GeneratedNames.Members.Concat(MethodsOf(LikelihoodKind.Bernoulli).Select(method => method.Key)).Where(name => name[0] != '.'))
            Expect.OnlyAtMarks("TVAE003", Declaration(";", $"[|{name}|]"));
    }

    private const string DecodesSpread =
        "public void Decode(System.ReadOnlySpan<float> z, System.Span<float> mean, System.Span<float> spread) { }";

    private static ILookup<string, string[]> MethodsOf(LikelihoodKind likelihood) =>
        GeneratedNames.MethodsOf(new(likelihood, new()), row: null);

    private static string Declaration(string rest, string name = "Digits") => $"""
        using TinyVae;
        [Vae(Input = "16", Latent = 2)]
        public partial class {name}{rest}

        """;
}
