using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TinyVae.Generator.Declarations;
using TinyVae.Generator.Printing;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Pipeline;

/// <summary>A fault of the generator's own at one model is an error, and leaves the others alone.</summary>
public sealed class FailureTests
{
    private const string Source = """
        [TinyVae.Vae(Input = "16", Latent = 2)] partial class First;
        [TinyVae.Vae(Input = "16", Latent = 2)] partial class Second;
        """;

    [Fact]
    public void A_model_that_cannot_be_written_is_told_by_its_name_and_the_others_are_written()
    {
        GeneratorRunResult result = Run(model => model.Type.Name == "First"
            ? throw new InvalidDataException("the first line\nand the second")
            : VaeEmitter.Emit(model));

        Assert.Null(result.Exception);
        Assert.Equal(["Second.g.cs"], result.GeneratedSources.Select(file => file.HintName));
        Diagnostic told = Assert.Single(result.Diagnostics);
        Assert.Equal("TVAE019", told.Id);
        Assert.Equal(DiagnosticSeverity.Error, told.Severity);
        Assert.Contains("failed at the model 'First'", told.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("(InvalidDataException: the first line and the second)", told.GetMessage(), StringComparison.Ordinal);
    }

    private static GeneratorRunResult Run(Func<VaeModel, string> emit)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new VaeGenerator(emit).AsSourceGenerator()], parseOptions: Compilations.ParseOptions);
        return driver.RunGenerators(Compilations.Create(Compilations.Plain, Source)).GetRunResult().Results[0];
    }
}
