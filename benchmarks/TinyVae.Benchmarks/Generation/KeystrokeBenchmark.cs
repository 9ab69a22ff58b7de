using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TinyVae.Benchmarks.Generation;

/// <summary>A keystroke in a file that has nothing to do with the fifty models of the project.</summary>
[MemoryDiagnoser]
public class KeystrokeBenchmark
{
    private const int Models = 50;

    private readonly CSharpCompilation _project;
    private readonly GeneratorDriver _driver;
    private int _keystrokes;

    public KeystrokeBenchmark()
    {
        IEnumerable<string> models = Enumerable.Range(1, Models).Select(i => $"""
            using TinyVae;

            [Vae(Input = "28x28", Encoder = ["{8 * i} relu", "{4 * i} tanh"], Latent = {i}, BatchSize = 128)]
            public sealed partial class Model{i};
            """);
        _project = Project.Of([.. models, InBody(0)]);
        _driver = Project.NewDriver().RunGenerators(_project);
    }

    /// <summary>What an editor does without any generator.</summary>
    [Benchmark(Baseline = true)]
    public Compilation EditAlone() => Project.EditLast(_project, InBody(++_keystrokes));

    [Benchmark]
    public GeneratorDriver InTheBodyOfAMember() => _driver.RunGenerators(Project.EditLast(_project, InBody(++_keystrokes)));

    /// <summary>What a name means may have changed for any model: all are read again.</summary>
    [Benchmark]
    public GeneratorDriver InADeclaration() => _driver.RunGenerators(Project.EditLast(_project, InDeclaration(++_keystrokes)));

    private static string InBody(int value) => $"class Unrelated {{ int F() => {value}; }}";

    private static string InDeclaration(int value) => $"class Unrelated {{ int F{value}() => 1; }}";
}
