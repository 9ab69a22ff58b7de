using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Declarations;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Emission;

/// <summary>The user's types and namespaces may have any name that generated code writes, wherever they stand.</summary>
public sealed class NameTests
{
    private static readonly string[] Some = [.. Architectures.Chosen.Where((_, i) => i % 5 == 1)];

    private static readonly Generation Alone = Compilations.Generate(Architectures.Declare(Some));

    private static readonly string[] Namespaces =
        ["", "TinyVae", "TinyVae.Generated", "TinyVae.Kernels", "TinyVae.Numerics", "System", "System.Runtime.CompilerServices", "Mine"];

    [Fact]
    public void Types_of_every_name_that_generated_code_writes_stand_in_every_namespace_it_could_look_in()
    {
        (string Name, int Arity)[] names = [.. Alone.Result.GeneratedSources.SelectMany(source => Names(source.SyntaxTree)).Distinct()];
        string Types(string space) => string.Join("\n", names.Where(name => !IsTaken(space, name)).Select(Declaration));

        IEnumerable<string> around = Namespaces.Select(space => space.Length == 0 ? Types(space) : $"namespace {space}\n{{\n{Types(space)}\n}}");
        IEnumerable<string> models = Some.Select((architecture, i) =>
            $"namespace Mine {{ partial class Outer {{ [global::TinyVae.Vae({InFull(architecture)})] public partial class DeclaredModel{i}; }} }}");
        Generation generation = Compilations.Generate(
            Compilations.Create(Quiet, [.. around, $"namespace Mine {{ partial class Outer {{\n{Types("Mine.Outer")}\n}} }}", .. models]));

        Assert.Contains(("ILanes", 1), names);
        Assert.Contains(("nuint", 0), names);
        Assert.Equal(Some.Length, generation.Result.GeneratedSources.Length);
        Assert.Empty(generation.CompilerDiagnostics);
    }

    [Fact]
    public void A_model_may_have_the_name_of_any_type_that_generated_code_declares_or_abbreviates_but_for_members()
    {
        string[] members = [.. GeneratedNames.Members, .. typeof(IVae<>).GetMethods().Select(method => method.Name)];
        SyntaxNode[] nodes = [.. Alone.Result.GeneratedSources[0].SyntaxTree.GetRoot().DescendantNodes()];
        IEnumerable<string> declared = nodes.OfType<TypeDeclarationSyntax>().Select(type => type.Identifier.ValueText);
        IEnumerable<string> aliases = nodes.OfType<UsingDirectiveSyntax>().Select(alias => alias.Alias?.Name.Identifier.ValueText ?? "Kernels");
        string[] names = [.. declared.Concat(aliases).Distinct().Except(members)];
        Generation generation = Compilations.Generate(Compilations.Create(Quiet, names.Select((name, i) =>
            $"namespace Mine{i} {{ [global::TinyVae.Vae(Input = \"5\", Latent = 2)] public partial class {Escaped(name)}; }}")));

        Assert.Equal(names.Length, generation.Result.GeneratedSources.Length);
        Assert.Empty(generation.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("namespace @global.System.TinyVae { @ partial class Digits; }")]
    [InlineData("namespace Mine { class TinyVae; class System; class @global; class TinyVae__Generated; @ partial class Digits; }")]
    [InlineData("partial class @global { partial class System { partial class TinyVae { @ partial class Digits; } } }")]
    [InlineData("namespace TinyVae { class Generated; @ partial class Digits; }")]
    [InlineData("namespace TinyVae.Generated.Network { class Model; @ partial class Digits; }")]
    [InlineData("namespace TinyVae.Kernels { class Arena<T>; class Featurewise; @ partial class Digits; }")]
    [InlineData("namespace System.Collections.Immutable { class Elbo; @ partial class Digits; }")]
    [InlineData("""
        global using System = TinyVae;
        global using Numerics = System.Int32;
        global using Kernels = System.Int32;
        global using nuint = System.Int32;
        global using TinyVae__Generated = System.Int32;
        @ partial class Digits;
        """)]
    public void Names_around_a_model_do_not_reach_into_generated_code(string source)
    {
        Generation generation = Compilations.Generate(Compilations.Create(
            Quiet, source.Replace("@ ", "[global::TinyVae.Vae(Input = \"5\", Latent = 2)] ", StringComparison.Ordinal)));

        Assert.All(LoadedModels.Of(generation.EmitAssembly()), LoadedModels.Use);
    }

    [Fact]
    public void Models_of_two_assemblies_that_show_each_other_their_internals_stand_side_by_side()
    {
        const string Model = """[TinyVae.Vae(Input = "5", Latent = 2)] internal partial class Digits;""";
        Generation first = Compilations.Generate(Compilations.Create(
            Quiet, "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Second\")]", $"namespace First {{ {Model} }}"));
        Generation second = Compilations.Generate(Compilations.Create(
                Quiet, $"namespace Second {{ {Model} class Both {{ Digits A = new(1); First.Digits B = new(2); }} }}")
            .WithAssemblyName("Second").AddReferences(MetadataReference.CreateFromImage(first.EmitAssembly())));

        Assert.DoesNotContain(second.CompilerDiagnostics, diagnostic => diagnostic.Id != "CS0414");
    }

    [Fact]
    public void A_library_under_an_alias_leaves_the_project_all_names()
    {
        CSharpCompilation compilation = Compilations.Create(Quiet, """
            extern alias Tiny;
            [Tiny::TinyVae.Vae(Input = "5", Latent = 2)] partial class Digits;
            namespace Mine { class Tiny; [Tiny::TinyVae.Vae(Input = "5", Latent = 2)] partial class Digits; }
            class TinyVae { class Kernels { class Arena; } class Elbo; }
            """);
        MetadataReference library = compilation.References.Single(reference => reference.Display == typeof(VaeAttribute).Assembly.Location);
        Generation generation = Compilations.Generate(compilation.ReplaceReference(library, library.WithAliases(["Tiny"])));

        Assert.Equal(2, generation.Result.GeneratedSources.Length);
        Assert.Empty(generation.CompilerDiagnostics);
    }

    /// <summary>Every warning but what sources, not generated files, are in for.</summary>
    private static CSharpCompilationOptions Quiet { get; } = Compilations.Strict.WithSpecificDiagnosticOptions(
        [.. new[] { "CS1591", "CS8981" }.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))]);

    /// <summary>All identifiers of a file, with the number of type arguments.</summary>
    private static IEnumerable<(string Name, int Arity)> Names(SyntaxTree file) => file.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        .Select(name => (name.Identifier.ValueText, name.Arity));

    /// <summary>Whether that name of the namespace means something of the library's or of System's.</summary>
    private static bool IsTaken(string space, (string Name, int Arity) name)
    {
        string fullName = space.Length == 0 ? name.Name : $"{space}.{name.Name}";
        INamespaceSymbol? inner = Alone.Compilation.GlobalNamespace;
        foreach (string part in fullName.Split('.'))
            inner = inner?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);
        return inner is not null || Alone.Compilation.GetTypesByMetadataName(name.Arity == 0 ? fullName : $"{fullName}`{name.Arity}").Length > 0;
    }

    private static string Declaration((string Name, int Arity) name)
    {
        string parameters = name.Arity == 0 ? "" : $"<{string.Join(", ", Enumerable.Range(0, name.Arity).Select(i => $"T{i}"))}>";
        return $"internal class {Escaped(name.Name)}{parameters};";
    }

    private static string Escaped(string name) => "@" + name;

    /// <summary>The declaration's enumerations by names that nothing can hide.</summary>
    private static string InFull(string architecture) => System.Text.RegularExpressions.Regex.Replace(
        architecture, @"(?<== )(Likelihood|Objective|Posterior|Kl|Optimizer)\.", "global::TinyVae.$1.");
}
