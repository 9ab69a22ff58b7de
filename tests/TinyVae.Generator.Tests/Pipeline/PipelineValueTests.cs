using System.Reflection;
using Microsoft.CodeAnalysis;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Pipeline;

/// <summary>What the pipeline keeps between runs is plain values: it holds no compilation alive and compares by content.</summary>
public sealed class PipelineValueTests
{
    private const string Source = """
        namespace Some.Space
        {
            public static partial class Outer
            {
                [TinyVae.Vae(Input = "4x4", Encoder = ["8 relu", "6 tanh"], Latent = 2, Likelihood = TinyVae.Likelihood.Categorical, Categories = [4, 12],
                    Objective = TinyVae.Objective.ImportanceWeighted, Samples = 3, Corruption = "mask 0.3", Optimizer = TinyVae.Optimizer.Sgd, ClipNorm = 1)]
                public partial class Right;

                [TinyVae.Vae(Input = "4x4", Encoder = ["8 rely"], Latent = 2)]
                public partial class Wrong;
            }
        }
        """;

    public static TheoryData<string> Steps { get; } =
        [VaeGenerator.Steps.Models, VaeGenerator.Steps.Files];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Nothing_of_the_compiler_is_reachable_from_an_output(string step)
    {
        object[] outputs = [.. Outputs(Source, step)];

        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.DoesNotContain(ReachableFrom(output), reached => IsOfCompiler(reached.GetType())));
    }

    [Fact]
    public void What_is_compared_with_the_next_keystroke_holds_files_and_references_but_no_compilation()
    {
        object declarations = Assert.Single(Outputs(Source, VaeGenerator.Steps.Declarations));

        HashSet<object> reached = ReachableFrom(declarations);
        Assert.Contains(reached, value => value is SyntaxTree);
        Assert.DoesNotContain(reached, value => value is Compilation or SemanticModel or ISymbol);
    }

    [Fact]
    public void What_is_of_the_compiler_would_be_found()
    {
        var descriptor = new DiagnosticDescriptor("ID", "title", "message", "category", DiagnosticSeverity.Error, true);
        object hidden = new[] { new KeyValuePair<string, Lazy<object>>("key", new Lazy<object>(descriptor)) };

        Assert.Contains(ReachableFrom(hidden), reached => IsOfCompiler(reached.GetType()));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Outputs_of_the_same_source_are_equal_and_have_equal_hashes(string step)
    {
        object[] once = [.. Outputs(Source, step)];
        object[] again = [.. Outputs(Source, step)];

        Assert.Equal(once.Select(output => output.GetHashCode()), again.Select(output => output.GetHashCode()));
        for (int i = 0; i < once.Length; i++)
            Assert.True(once[i].Equals(again[i]) && !ReferenceEquals(once[i], again[i]));
    }

    [Fact]
    public void Arrays_of_equal_elements_are_equal()
    {
        Assert.Equal(new EquatableArray<string>("a", "b"), new EquatableArray<string>("a", "b"));
        Assert.Equal(default, new EquatableArray<string>());
        Assert.NotEqual(new EquatableArray<string>("a", "b"), new EquatableArray<string>("b", "a"));
        Assert.NotEqual(new EquatableArray<string>("a"), default);
    }

    private static IEnumerable<object> Outputs(string source, string step) =>
        Compilations.Generate(source).Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value);

    private static bool IsOfCompiler(Type type) => type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true;

    /// <summary>All objects that fields lead to.</summary>
    private static HashSet<object> ReachableFrom(object root)
    {
        HashSet<object> reached = new(ReferenceEqualityComparer.Instance);
        Stack<object?> pending = new([root]);
        while (pending.TryPop(out object? next))
        {
            if (next is null or string or Type or Pointer || next.GetType().IsPrimitive || !reached.Add(next))
                continue;
            if (next is Array array)
            {
                foreach (object? element in array)
                    pending.Push(element);
                continue;
            }

            for (Type? type = next.GetType(); type is not null; type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    pending.Push(field.GetValue(next));
            }
        }

        return reached;
    }
}
