using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TinyVae.Generator.Optimizers;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Emission;

/// <summary>What stands in for a model whose declaration is in error: every member, and no network.</summary>
public sealed class StandInTests
{
    private const string Right = """[TinyVae.Vae(Input = "16", Latent = 2, Condition = 3, Likelihood = TinyVae.Likelihood.Gaussian)] public partial class Digits { }""";
    private const string Wrong = """[TinyVae.Vae(Input = "16", Latent = 0)] public partial class Digits { }""";

    public static TheoryData<string> Ids { get; } = [.. RuleList.OfDeclarations.Select(rule => rule.Id)];

    public static TheoryData<int> OldLanguages { get; } =
    [
        .. new[]
        {
            LanguageVersion.CSharp7_3, LanguageVersion.CSharp8, LanguageVersion.CSharp9, LanguageVersion.CSharp10, LanguageVersion.CSharp11,
            LanguageVersion.CSharp12,
        }.Select(version => (int)version),
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_wrong_declaration_never_gets_a_network(string id)
    {
        Generation generation = Compilations.Generate(HelpPage.WrongExample(id));

        Assert.All(generation.Result.GeneratedSources, file =>
        {
            string text = file.SourceText.ToString();
            Assert.DoesNotContain("TinyVae.Generated", text, StringComparison.Ordinal);
            Assert.DoesNotContain("_memory", text, StringComparison.Ordinal);
            Assert.All(text.Split('\n').Where(line => line.Contains("return", StringComparison.Ordinal)), Assert.Empty);
        });
    }

    [Fact]
    public void It_has_the_public_members_of_a_model_that_has_them_all()
    {
        string[] expected = PublicMembers(Compilations.Generate(Right));

        Assert.Contains("Digits.Decode(System.ReadOnlySpan<float>, System.Span<float>, System.Span<float>)", expected);
        Assert.Equal(expected, PublicMembers(Compilations.Generate(Wrong)));
    }

    [Fact]
    public void Of_columns_it_has_the_public_members_of_a_model_of_columns()
    {
        string[] expected = PublicMembers(Compilations.Generate("""[TinyVae.Vae(Columns = ["real"], Latent = 2, Condition = 3)] public partial class Digits { }"""));

        Assert.Contains("Digits.FitScaling(System.ReadOnlySpan<float>)", expected);
        Assert.Equal(expected, PublicMembers(Compilations.Generate("""[TinyVae.Vae(Columns = ["real 0"], Latent = 2)] public partial class Digits { }""")));
    }

    [Theory]
    [InlineData("TVAE026", "[\"[|unreal|]\"], Latent = 2")]
    [InlineData("TVAE006", "[\"real [|0|]\"], Latent = 2")]
    [InlineData("TVAE006", "[\"real\"], Latent = [|0|]")]
    [InlineData("TVAE015", "[\"real\"], Latent = 2, [|Input = \"3\"|]")]
    public void Uses_of_a_wrong_model_of_columns_are_no_further_errors(string id, string columns) => Expect.OnlyAtMarks(
        id,
        $"[TinyVae.Vae(Columns = {columns})] public partial class Digits;",
        """
        class User
        {
            void Use(Digits model, System.Span<float> x)
            {
                model.FitScaling(x);
                model.Explain(x, seed: 1, x);
                model.Impute(x, seed: 1);
                model.Impute(x, seed: 1, samples: 10);
                TinyVae.IColumnVae columns = model;
                columns.FitScaling(x);
            }
        }
        """,
        UserCode.ByInterface("Digits"));

    [Fact]
    public void A_method_of_the_class_stands_beside_it_and_the_interface_has_one_still() => Expect.OnlyAtMarks(
        "TVAE003",
        "[TinyVae.Vae(Columns = [\"real\"], Latent = 2)] public partial class Digits { public void [|FitScaling|](System.ReadOnlySpan<float> x) { } }",
        "class User { void Use(Digits model, TinyVae.IColumnVae columns) { columns = model; model.FitScaling(default); columns.Impute(default, 1); } }");

    [Theory]
    [InlineData(nameof(OptimizerKind.Adam), "Beta1")]
    [InlineData(nameof(OptimizerKind.AdamW), "WeightDecay")]
    [InlineData(nameof(OptimizerKind.Sgd), "Momentum")]
    [InlineData(nameof(OptimizerKind.RmsProp), "Decay")]
    [InlineData(nameof(OptimizerKind.Adagrad), "Epsilon")]
    public void Its_trainer_has_the_settings_of_the_declared_optimizer(string optimizer, string setting) => Expect.OnlyAtMarks(
        "TVAE006",
        $"[TinyVae.Vae(Input = \"16\", Latent = [|0|], Optimizer = TinyVae.Optimizer.{optimizer})] partial class Digits;",
        $"class User {{ void Use(Digits.Trainer trainer) => trainer.{setting} = 0.5f; }}");

    [Fact]
    public void Every_member_throws()
    {
        Type standIn = Assert.Single(LoadedModels.Of(Compilations.Generate(Wrong).EmitAssembly()));
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        MethodBase[] members =
        [
            .. standIn.GetMethods(Declared | BindingFlags.NonPublic),
            .. standIn.GetConstructors(Declared),
            .. standIn.GetNestedType("Trainer")!.GetMethods(Declared | BindingFlags.NonPublic),
        ];

        Assert.InRange(members.Length, 40, int.MaxValue);
        Assert.All(members, member => Assert.Equal(IlOfAThrow, OpCodesOf(member)));
    }

    [Theory]
    [MemberData(nameof(OldLanguages))]
    public void In_an_old_language_one_error_tells_the_language_whatever_uses_the_model(int version)
    {
        Generation generation = Compilations.Generate(
            (LanguageVersion)version,
            "using TinyVae;\nnamespace Models { partial class Outer { [Vae(Input = \"16\", Encoder = new[] { \"8 relu\" }, Latent = 2)] public sealed partial class Digits { } } }",
            "#pragma warning disable CS0414\nusing Models;\n" + UserCode.Of("Outer.Digits"));

        Diagnostic told = Assert.Single(generation.AllDiagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("TVAE018", told.Id);
        Assert.Equal("Vae", told.Location.SourceTree!.ToString().Substring(told.Location.SourceSpan.Start, told.Location.SourceSpan.Length));
        Assert.Contains("needs C# 13 or later", told.GetMessage(), StringComparison.Ordinal);
        Assert.Contains($"LangVersion of this project is {((LanguageVersion)version).ToDisplayString()}:", told.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((int)LanguageVersion.CSharp11)]
    [InlineData((int)LanguageVersion.CSharp12)]
    public void In_a_language_of_static_abstract_members_it_is_a_model_to_tools(int version)
    {
        Generation generation = Compilations.Generate((LanguageVersion)version, Right, UserCode.ByInterface("Digits"));

        Assert.Equal("TVAE018", Assert.Single(generation.AllDiagnostics).Id);
    }

    [Fact]
    public void The_language_is_told_once_for_all_models_and_beside_what_is_wrong_with_each()
    {
        Generation generation = Compilations.Generate(
            LanguageVersion.CSharp12, Right, Wrong.Replace("Digits", "Other", StringComparison.Ordinal), Right.Replace("Digits", "Third", StringComparison.Ordinal));

        Assert.Equal(["TVAE018", "TVAE006"], generation.AllDiagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(3, generation.HintNames.Count());
    }

    [Fact]
    public void The_least_language_of_a_network_is_enough_for_any()
    {
        string[] models = [.. Architectures.Chosen.Select((architecture, i) =>
            $"[TinyVae.Vae({architecture.Replace("Likelihood = L", "Likelihood = TinyVae.L", StringComparison.Ordinal)})] partial class Model{i};")];
        string source = "using TinyVae;\n" + string.Join("\n", models).Replace("TinyVae.L", "L", StringComparison.Ordinal);

        Assert.Empty(Compilations.Generate(LanguageVersion.CSharp13, source).AllDiagnostics);
        Assert.Contains(Compilations.Generate(LanguageVersion.CSharp12, source).AllDiagnostics, diagnostic => diagnostic.Id == "TVAE018");
    }

    [Theory]
    [InlineData("@ partial class Digits[|<T>|] { }", "Digits<int>")]
    [InlineData("@ partial class Digits[|<TKey, TValue>|] where TKey : class { }", "Digits<string, int>")]
    [InlineData("partial class Outer[|<T>|] { @ public partial class Digits { } }", "Outer<int>.Digits")]
    [InlineData("partial interface IOuter[|<T, U>|] { @ public partial class Digits { } }", "IOuter<int, int>.Digits")]
    [InlineData("@ partial [|record|] Digits;", "Digits")]
    [InlineData("@ partial [|record|] class Digits { }", "Digits")]
    [InlineData("@ partial [|record|] Digits(string Name, int Size);", "Digits")]
    [InlineData("@ partial class Digits[|(System.Collections.Generic.List<int> sizes)|] { public int Size => sizes.Count; }", "Digits")]
    [InlineData("@ partial class [|Digits|] : Base { } class Base(int size, string? name) { public int Size => size; public string? Name => name; }", "Digits")]
    [InlineData("@ partial class [|Digits|] { public required int Size { get; set; } }", "Digits")]
    [InlineData("@ partial class [|Digits|] : Base { } class Base { public required int Size { get; set; } }", "Digits")]
    [InlineData("@ partial class Digits { public [|Digits|]() { } }", "Digits")]
    [InlineData("@ partial class [|Digits|] : Other { } @ partial class Other { }", "Digits")]
    public void A_class_that_cannot_be_a_model_is_one_error_whatever_uses_it(string source, string model) => Expect.OnlyAtMarks(
        "TVAE002", Completed(source), UserCode.Of(model), UserCode.ByInterface(model));

    [Theory]
    [InlineData("@ [|abstract|] partial class Digits;", "class User { double Use(Digits model, Digits.Trainer trainer, float[] x) => Digits.InputSize + model.Parameters.Length + trainer.Step(x).Loss; }")]
    [InlineData("@ [|static|] partial class Digits;", "class User { double Use(Digits.Trainer trainer, float[] x) => Digits.InputSize + Digits.Layers.Length + trainer.Step(x).Loss; }")]
    public void A_class_without_objects_is_one_error_where_none_is_made(string source, string user) =>
        Expect.OnlyAtMarks("TVAE002", Completed(source), user);

    [Fact]
    public void A_wrong_model_leaves_a_right_one_beside_it_as_it_would_be_alone()
    {
        const string Other = """[TinyVae.Vae(Input = "16", Latent = 2)] public partial class Other;""";
        Generation generation = Compilations.Generate(Wrong, Other);

        Assert.Equal(Compilations.Generate(Other).SingleFile, generation.Result.GeneratedSources.Single(file => file.HintName == "Other.g.cs").SourceText.ToString());
        LoadedModels.Use(LoadedModels.Of(generation.EmitAssembly()).Single(type => type.Name == "Other"));
    }

    [Fact]
    public void It_raises_no_warning_under_the_strictest_settings()
    {
        Generation generation = Compilations.Generate(Compilations.Create(
            Compilations.Strict, "/// <summary>A model.</summary>\n" + Wrong, "/// <summary>A model.</summary>\n" + Wrong.Replace("Digits { }", "Other : System.IComparable { /// <summary>0.</summary>\npublic int CompareTo(object? other) => 0; }", StringComparison.Ordinal)));

        Assert.Empty(generation.CompilerDiagnostics);
    }

    private static readonly string[] IlOfAThrow = ["ldstr", "newobj", "throw"];

    /// <summary>The first byte codes of a body: those of a constructor behind the call of its base.</summary>
    private static string[] OpCodesOf(MethodBase member)
    {
        byte[] il = member.GetMethodBody()!.GetILAsByteArray()!;
        int at = member.IsConstructor ? Array.IndexOf(il, (byte)0x72) : 0;
        return [Name(il[at]), Name(il[at + 5]), Name(il[at + 10])];

        static string Name(byte code) => code switch { 0x72 => "ldstr", 0x73 => "newobj", 0x7a => "throw", _ => $"{code:x2}" };
    }

    private static string[] PublicMembers(Generation generation)
    {
        INamedTypeSymbol model = generation.Compilation.GetTypeByMetadataName("Digits")!;
        return
        [
            .. new[] { model, model.GetTypeMembers("Trainer").Single() }
                .SelectMany(type => type.GetMembers())
                .Where(member => member.DeclaredAccessibility == Accessibility.Public || member.Name.Contains("IVae<", StringComparison.Ordinal))
                .Where(member => !member.IsImplicitlyDeclared)
                .Select(member => $"{member.ToDisplayString()}{(member is IFieldSymbol field ? $" {field.Type}" : "")}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Completed(string source) => source.Replace("@ ", """[TinyVae.Vae(Input = "16", Latent = 2)] """, StringComparison.Ordinal);
}
