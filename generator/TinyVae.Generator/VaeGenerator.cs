using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TinyVae.Generator.Emission;
using TinyVae.Generator.Model;
using TinyVae.Generator.Parsing;

namespace TinyVae.Generator;

/// <summary>Completes every class that is declared as a model. What is wrong with a declaration, <see cref="VaeAnalyzer"/> tells.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class VaeGenerator : IIncrementalGenerator
{
    /// <summary>The names of the pipeline's steps, in order, as tests of its caching see them.</summary>
    internal static class Steps
    {
        public const string Declarations = nameof(Declarations);
        public const string Models = nameof(Models);
        public const string AmbiguousNames = nameof(AmbiguousNames);
        public const string Files = nameof(Files);
    }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<VaeModel> models = context.CompilationProvider
            .Select(static (compilation, _) => new ProjectDeclarations((CSharpCompilation)compilation))
            .WithTrackingName(Steps.Declarations)
            .SelectMany(static (declarations, cancellation) => declarations.ReadModels(cancellation))
            .WithTrackingName(Steps.Models);

        IncrementalValueProvider<EquatableArray<string>> ambiguousNames = models
            .Select(static (model, _) => model.Type.FullName)
            .Collect()
            .Select(static (names, _) => GeneratedFile.AmbiguousNames(names))
            .WithTrackingName(Steps.AmbiguousNames);

        IncrementalValuesProvider<(string HintName, VaeModel Model)> files = models
            .Combine(ambiguousNames)
            .Select(static (pair, _) => (GeneratedFile.HintName(pair.Left.Type, pair.Right), pair.Left))
            .WithTrackingName(Steps.Files);

        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(
            file.HintName, SourceText.From(VaeEmitter.Emit(file.Model), Encoding.UTF8)));
    }
}
