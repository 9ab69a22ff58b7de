using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Declarations;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Pipeline;

/// <summary>Whatever stands in an attribute, the generator neither throws nor stays silent about what is wrong.</summary>
public sealed class HostileValueTests
{
    private const int Values = 10_000;
    private const int SeedCount = 6;
    private const int ClassesOfOneCompilation = 300;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_value_of_an_attribute_brings_the_compiler_down(int seed)
    {
        var text = new RandomText(seed);

        // A file for each class, so that syntax errors end with it.
        CSharpCompilation declarations = Compilations.Create(Compilations.Plain, Enumerable.Range(0, ClassesOfOneCompilation).Select(text.Declaration));
        int values = declarations.SyntaxTrees.Sum(tree => tree.GetRoot().DescendantNodes().OfType<AttributeArgumentSyntax>().Count());
        Assert.InRange(values, Values / SeedCount, int.MaxValue);
        Generation generation = Compilations.Generate(declarations);
        IReadOnlyList<Diagnostic> told = generation.Problems;

        Assert.All(told, diagnostic => Assert.StartsWith("TVAE", diagnostic.Id, StringComparison.Ordinal));
        Assert.All(told, diagnostic => Assert.DoesNotContain(diagnostic.GetMessage(), char.IsControl));

        // Each declaration is completed, or made a shell, or not a declaration at all; only what is wrong is a shell.
        Assert.InRange(generation.Result.GeneratedSources.Length, ClassesOfOneCompilation * 9 / 10, ClassesOfOneCompilation);
        var errors = declarations.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Concat(told).Select(diagnostic => diagnostic.Location.SourceTree!.FilePath).ToHashSet();
        foreach (IncrementalGeneratorRunStep step in generation.Result.TrackedSteps[VaeGenerator.Steps.Models])
        {
            ClassCompletion completion = ((ReadDeclaration)step.Outputs[0].Value).Completion!;
            string file = $"Source{completion.Type.Name["Model".Length..]}.cs";
            Assert.True(completion is VaeModel || errors.Contains(file), $"{file} has no network, and nobody says why.");
        }
    }

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, SeedCount)];
}
