using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TinyVae.Benchmarks.Generation;

/// <summary>From a declaration just written to its generated file.</summary>
[MemoryDiagnoser]
public class GenerationBenchmark
{
    private readonly CSharpCompilation _project = Project.Of("class Unrelated;", "");
    private readonly GeneratorDriver _driver = Project.NewDriver();

    [Params(
        """Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 128""",
        """Input = "32x32x3", Encoder = ["512 silu", "256 gelu", "128 tanh", "64 elu", "32"], Latent = 8, Likelihood = Likelihood.Gaussian""")]
    public string Declaration { get; set; } = "";

    [Benchmark]
    public GeneratorDriver Generate() =>
        _driver.RunGenerators(Project.EditLast(_project, $"using TinyVae;\n\n[Vae({Declaration})]\npublic sealed partial class Model;\n"));
}
