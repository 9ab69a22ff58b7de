using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TinyVae.Benchmarks.Generation;

/// <summary>From a declaration just written to its generated file.</summary>
[MemoryDiagnoser]
public class GenerationBenchmark
{
    private static readonly Dictionary<string, string> Declarations = new()
    {
        ["784-400-20"] = """Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 128""",
        ["five hidden layers"] = """Input = "32x32x3", Encoder = ["512 silu", "256 gelu", "128 tanh", "64 elu", "32"], Latent = 8, Likelihood = Likelihood.Gaussian""",
    };

    private readonly CSharpCompilation _project = Project.Of("class Unrelated;", "");
    private readonly GeneratorDriver _driver = Project.NewDriver();

    public static IEnumerable<string> Names => Declarations.Keys;

    [ParamsSource(nameof(Names))]
    public string Network { get; set; } = "";

    [Benchmark]
    public GeneratorDriver Generate() =>
        _driver.RunGenerators(Project.EditLast(_project, $"using TinyVae;\n\n[Vae({Declarations[Network]})]\npublic sealed partial class Model;\n"));
}
