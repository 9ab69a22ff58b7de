using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Pipeline;

/// <summary>Each step of the pipeline does again only what an edit has changed.</summary>
public sealed class CachingTests
{
    private const string First = """[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2)] public partial class First;""";
    private const string Second = """[TinyVae.Vae(Input = "16", Encoder = ["8 tanh"], Latent = 3)] public partial class Second;""";
    private const string Wrong = """[TinyVae.Vae(Input = "16", Latent = 0)] public partial class Wrong;""";
    private const string Unrelated = "class Unrelated { int F() => 1; }";

    private static readonly string[] Steps = [VaeGenerator.Steps.Models, VaeGenerator.Steps.Files];

    [Fact]
    public void The_first_run_makes_an_output_of_each_step_for_each_model()
    {
        GeneratorRunResult result = Compilations.Generate(First, Second, Wrong, Unrelated).Result;

        Assert.Single(Outputs(result, VaeGenerator.Steps.Declarations));
        Assert.Equal(3, Outputs(result, VaeGenerator.Steps.Models).Count());
        Assert.Single(Outputs(result, VaeGenerator.Steps.Faulty));
        Assert.Equal(3, Outputs(result, VaeGenerator.Steps.Files).Count());
        Assert.Equal(3, result.GeneratedSources.Length);
    }

    [Theory]
    [InlineData(3, "class Unrelated { int F() => 2; int G() => 3; }")]
    [InlineData(3, "")]
    [InlineData(3, "[System.Obsolete] partial class Unrelated;")]
    [InlineData(0, "// A comment before it.\n" + First + "\nclass Beside { }")]
    [InlineData(0, """[TinyVae.Vae(Latent = 1 + 1, Input = "1" + "6", Encoder = new[] { " dense 8  relu" })] public partial class First { int Own => 1; }""")]
    [InlineData(0, """[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2)] internal partial class First;""")]
    [InlineData(0, """[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, Samples = 1, Kl = TinyVae.Kl.Analytic, FreeBits = 0, Corruption = null, Optimizer = TinyVae.Optimizer.Adam)] public partial class First;""")]
    [InlineData(2, """[TinyVae.Vae(Input = "16", Latent = -1)] public partial class Wrong;""")]
    [InlineData(2, """[TinyVae.Vae(Input = "wrong", Encoder = ["wrong"], Latent = 1)] public partial class Wrong;""")]
    public void An_edit_that_changes_no_model_leaves_every_step_as_it_was(int edited, string text)
    {
        GeneratorRunResult result = RunAfterEdit(edited, text);

        Assert.All(Steps, step => Assert.All(Outputs(result, step), reason => Assert.True(IsKept(reason), $"{step}: {reason}")));
        Assert.All(SourceOutputs(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData(Unrelated, "class Unrelated { int F() => 2; }")]
    [InlineData(Unrelated, "// A comment.\nclass Unrelated { int F() =>  1; }")]
    [InlineData("class Unrelated { void F() { } }", "class Unrelated { void F() { F(); } }")]
    [InlineData("class Unrelated { int _size = 1; }", "class Unrelated { int _size = 2; }")]
    public void A_keystroke_in_the_body_of_a_member_ends_before_anything_is_bound(string before, string after)
    {
        GeneratorRunResult result = RunAfterEdit(3, after, before);

        Assert.Equal([IncrementalStepRunReason.Unchanged], Outputs(result, VaeGenerator.Steps.Declarations));
        Assert.All(Outputs(result, VaeGenerator.Steps.Models), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("class Sizes { public const int Latent = 2; }", "class Sizes { public const int Latent = 3; }")]
    [InlineData("enum Sizes { Latent = 2 }", "enum Sizes { Latent = 3 }")]
    [InlineData("partial class Model { Model() : this(1) { } }", "partial class Model { Model() : base() { } }")]
    [InlineData("partial class Model { Model() : this(1) { } }", "partial class Model { Model() { } }")]
    [InlineData("partial class Model { int Steps => 1; }", "partial class Model { int Parameters => 1; }")]
    [InlineData("class Base { }", "class Base { protected Base(int size) { } }")]
    [InlineData("class Base { }", "class Base { internal required int Size; }")]
    [InlineData("", "namespace TinyVae { class VaeAttribute : System.Attribute { } }")]
    [InlineData("", "global using Vae = System.ObsoleteAttribute;")]
    [InlineData("", "using TinyVae; [Vae(Input = \"1\", Latent = 1)] partial class Other;")]
    public void An_edit_of_another_file_that_a_model_depends_on_is_seen(string before, string after)
    {
        string latent = before.Contains("Sizes") ? "(int)Sizes.Latent" : "2";
        string parent = before.Contains("Base") ? " : Base" : "";
        string model = $"using TinyVae; [Vae(Input = \"16\", Latent = {latent})] partial class Model{parent};";
        CSharpCompilation compilation = Compilations.Create(Compilations.Plain, model, before);
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Compilations.Parse(after, 1));
        GeneratorDriver driver = Compilations.Driver.RunGenerators(compilation);
        string[] fresh = Texts(Compilations.Driver.RunGenerators(edited));

        Assert.NotEqual(fresh, Texts(driver));
        Assert.Equal(fresh, Texts(driver.RunGenerators(edited)));
    }

    [Theory]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 4)] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "4x4", Encoder = ["8 relu"], Latent = 2)] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 elu"], Latent = 2)] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, Decoder = ["9", "16"])] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, BatchSize = 1)] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, Likelihood = TinyVae.Likelihood.Gaussian)] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, Posterior = TinyVae.Posterior.FullCovariance)] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, Objective = TinyVae.Objective.Autoencoder)] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, Samples = 2)] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, Kl = TinyVae.Kl.MonteCarlo)] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, FreeBits = 0.5f)] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, Corruption = "mask 0.3")] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, Prior = "mixture 3")] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, Flow = "planar 3")] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, Optimizer = TinyVae.Optimizer.Sgd)] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 relu"], Latent = 2, ClipNorm = 1)] public partial class First;""")]
    [InlineData("""[TinyVae.Vae(Input = "16", Encoder = ["8 rely"], Latent = 2)] public partial class First;""")]
    public void An_edit_of_one_model_runs_that_one_again_alone(string text)
    {
        GeneratorRunResult result = RunAfterEdit(0, text);

        Assert.All(
            new[] { VaeGenerator.Steps.Models, VaeGenerator.Steps.Files },
            step => Assert.Equal([IncrementalStepRunReason.Modified], Outputs(result, step).Where(reason => !IsKept(reason))));
        Assert.Equal(2, SourceOutputs(result).Count(reason => reason == IncrementalStepRunReason.Cached));
        Assert.Single(SourceOutputs(result), reason => reason != IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_model_more_or_less_leaves_the_others_as_they_were()
    {
        foreach (string text in new[] { Unrelated + Second.Replace("Second", "Third"), Unrelated })
        {
            GeneratorRunResult result = RunAfterEdit(3, text);

            Assert.Equal(3, Outputs(result, VaeGenerator.Steps.Files).Count(IsKept));
            Assert.Equal(3, SourceOutputs(result).Count(reason => reason == IncrementalStepRunReason.Cached));
        }

        // The last one is taken away: the compiler itself counts on from a file that is gone.
        GeneratorRunResult less = RunAfterEdit(2, "");
        Assert.Equal(["First.g.cs", "Second.g.cs"], less.GeneratedSources.Select(source => source.HintName));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], SourceOutputs(less));
    }

    [Fact]
    public void A_keystroke_where_nothing_is_wrong_reads_no_declaration_to_tell_of_it()
    {
        CSharpCompilation compilation = Compilations.Create(Compilations.Plain, First, Second, Unrelated);
        GeneratorDriver driver = Compilations.Driver.RunGenerators(compilation);
        GeneratorRunResult result = driver.RunGenerators(Edited(compilation, 2, "class Unrelated { int F() => 2; int G() => 3; }")).GetRunResult().Results[0];

        Assert.Equal([IncrementalStepRunReason.Unchanged], Outputs(result, VaeGenerator.Steps.Faulty));
        Assert.All(Reasons(OutputSteps(result, VaeGenerator.Steps.Faulty)), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData(2, "// A line above it,\n// and another.\n" + Wrong)]
    [InlineData(2, "class Above { int F() => 1; }\n\n" + Wrong)]
    [InlineData(3, "class Unrelated { int F() => 2; }")]
    public void What_is_wrong_is_told_where_it_stands_after_an_edit(int edited, string text)
    {
        CSharpCompilation compilation = Compilations.Create(Compilations.Plain, First, Second, Wrong, Unrelated);
        CSharpCompilation after = Edited(compilation, edited, text);
        GeneratorRunResult result = Compilations.Driver.RunGenerators(compilation).RunGenerators(after).GetRunResult().Results[0];

        Diagnostic told = Assert.Single(result.Diagnostics);
        Assert.Same(after.SyntaxTrees[2], told.Location.SourceTree);
        Assert.Equal(after.SyntaxTrees[2].ToString().IndexOf("0)", StringComparison.Ordinal), told.Location.SourceSpan.Start);
    }

    [Fact]
    public void What_was_mended_is_no_longer_told_and_what_was_broken_is()
    {
        CSharpCompilation right = Compilations.Create(Compilations.Plain, First, Wrong.Replace("Latent = 0", "Latent = 1"));
        CSharpCompilation wrong = Edited(right, 1, Wrong);
        GeneratorDriver driver = Compilations.Driver;
        foreach ((CSharpCompilation compilation, int count) in new[] { (right, 0), (wrong, 1), (right, 0), (wrong, 1) })
        {
            driver = driver.RunGenerators(compilation);
            Assert.Equal(count, driver.GetRunResult().Diagnostics.Length);
        }
    }

    /// <summary>Runs over all sources, then again over them with one replaced.</summary>
    private static GeneratorRunResult RunAfterEdit(int edited, string text, string before = Unrelated)
    {
        CSharpCompilation compilation = Compilations.Create(Compilations.Plain, First, Second, Wrong, before);
        GeneratorDriver driver = Compilations.Driver.RunGenerators(compilation);
        return driver.RunGenerators(Edited(compilation, edited, text)).GetRunResult().Results[0];
    }

    private static CSharpCompilation Edited(CSharpCompilation compilation, int edited, string text) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[edited], Compilations.Parse(text, edited));

    private static string[] Texts(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results[0].GeneratedSources.Select(source => source.SourceText.ToString())];

    private static bool IsKept(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static IEnumerable<IncrementalStepRunReason> Outputs(GeneratorRunResult result, string step) => Reasons(result.TrackedSteps[step]);

    private static IEnumerable<IncrementalStepRunReason> SourceOutputs(GeneratorRunResult result) =>
        Reasons(OutputSteps(result, of: VaeGenerator.Steps.Files));

    private static IEnumerable<IncrementalGeneratorRunStep> OutputSteps(GeneratorRunResult result, string of) => result
        .TrackedOutputSteps[WellKnownGeneratorOutputs.SourceOutput]
        .Where(step => step.Inputs.Any(input => input.Source.Name == of));

    private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.SelectMany(step => step.Outputs).Select(output => output.Reason).Where(reason => reason != IncrementalStepRunReason.Removed);
}
