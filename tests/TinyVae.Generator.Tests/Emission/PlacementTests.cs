using Microsoft.CodeAnalysis;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Emission;

/// <summary>Models may stand anywhere, among names of any kind.</summary>
public sealed class PlacementTests
{
    private static readonly string LongName = new('N', 250);

    private static readonly string[] Sources =
    [
        "namespace File.Scoped; @ public partial class Digits;",
        "namespace Block { namespace Inner { @ internal sealed partial class Digits; } }",
        "@ public partial class Digits;",
        "@ public partial class digits;",
        "@ public partial class DIGITS;",
        "namespace block { namespace inner { @ partial class Digits; } }",
        "public static partial class Outer { internal partial struct Middle { public partial interface IInner { @ public sealed partial class Digits; } } }",
        "partial record Recorded { private protected readonly partial record struct Inner { @ partial class Digits; } }",
        "namespace @namespace.@class.await { @ public partial class @static; @ partial class @record; @ partial class @var; @ partial class @async; }",
        "public partial class @event { public partial class lower { @ public partial class plain; } }",
        "public partial class Wrapper { @ protected internal partial class Digits; @ private partial class Hidden; }",
        $"namespace {LongName}.{LongName} {{ @ public partial class {LongName}1; @ public partial class {LongName}2; }}",
        "namespace Ünïcödé.Пространство { @ public partial class Größe; @ public partial class 数字; }",
    ];

    [Fact]
    public void Models_in_any_place_and_of_any_name_compile_and_run()
    {
        Generation generation = Compilations.Generate(Compilations.Create(Quiet, Sources.Select(Declare)));
        Type[] models = [.. LoadedModels.Of(generation.EmitAssembly())];

        Assert.Equal(Sources.Sum(source => source.Split("@ ").Length - 1), models.Length);
        Assert.All(models, LoadedModels.Use);
        Assert.All(generation.HintNames, name => Assert.True(name.Length <= 122, name));
    }

    [Theory]
    [InlineData("""
        namespace Mine
        {
            class Vector512; class Vector<T>; class Lanes512; class ILanes<T>; class Math; class MathF; class Span<T>; class ReadOnlySpan<T>;
            class Elbo; class Arena; class IVae<T>; class Network; class String; class Nullable<T>; class IReadOnlyList<T>;
            @ public partial class Digits;
        }
        """)]
    [InlineData("""
        namespace Mine.System { class Span<T>; @ public partial class Digits; }
        namespace Mine.TinyVae.Kernels { class Arena; @ public partial class Digits; }
        namespace Yours { partial class TinyVae { partial class System { @ internal partial class Digits; } } }
        """)]
    [InlineData("""
        namespace TinyVae { class Lanes512; class Network; class Arena; class MathF; class Unsafe; class Span<T>; @ partial class Digits; }
        namespace TinyVae.System { class Span<T>; @ partial class Digits; }
        class Lanes512; class Require; class Adam; class MemoryMarshal;
        """)]
    [InlineData("""
        global using Arena = System.Int32;
        global using Lanes512 = System.Int32;
        global using Elbo = System.Int32;
        global using Unsafe = System.Int32;
        global using MathF = System.Int32;
        @ partial class Digits;
        """)]
    [InlineData("""
        @ partial class Network; @ partial class Step; @ partial class LearningRate; @ partial class Gradients;
        @ partial class Apply; @ partial class Inference; @ partial class Create; @ partial class model;
        """)]
    [InlineData("""
        @ partial class Digits
        {
            class Elbo; class TinyVae; class System;
            int seed, rows, model, x, z, mean;
            void Network() { seed = rows = model = x = z = mean = 0; _ = seed + rows + model + x + z + mean; }
        }
        """)]
    public void Names_of_the_users_do_not_reach_into_generated_code(string source)
    {
        Generation generation = Compilations.Generate(Compilations.Create(Quiet, Declare(source)));

        Assert.All(LoadedModels.Of(generation.EmitAssembly()), LoadedModels.Use);
    }

    [Fact]
    public void Models_derived_from_a_class_of_the_users_and_with_members_of_theirs_run()
    {
        Generation generation = Compilations.Generate(Compilations.Create(Quiet, Declare("""
            public class Base { public int Size { get; } = 3; protected Base(params int[] sizes) { } }
            @ public partial class Digits : Base, System.IDisposable
            {
                public Digits() : this(seed: 7) { }
                public void Save(System.IO.FileInfo file) => Save(file.FullName);
                public float[] Generate(ulong seed) { float[] x = new float[InputSize]; Generate(x, seed); return x; }
                public void Dispose() { }
                public partial class Helper { public static Digits Make() => new(); }
            }
            """)));

        LoadedModels.Use(Assert.Single(LoadedModels.Of(generation.EmitAssembly())));
    }

    /// <summary>Every warning but those of the sources themselves.</summary>
    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions Quiet { get; } = Compilations.Strict.WithSpecificDiagnosticOptions(
        [new("CS1591", ReportDiagnostic.Suppress)]);

    // What the compiler minds about names of the sources' own is beside the point, but not where generated code repeats them.
    private static string Declare(string source) =>
        "#pragma warning disable CS8981\n" + source.Replace("@ ", """[global::TinyVae.Vae(Input = "5", Encoder = ["3 relu"], Latent = 2, BatchSize = 2)] """);
}
