using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TinyVae.Generator.Declarations;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Printing;

namespace TinyVae.Generator;

/// <summary>
/// Completes every class that is declared as a model, and tells what is wrong with a declaration: not an analyzer, which a build can do
/// without, since only what is right is completed by a network.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class VaeGenerator : IIncrementalGenerator
{
    private readonly Func<VaeModel, string> _emit;

    /// <summary>A generator of networks.</summary>
    public VaeGenerator()
        : this(VaeEmitter.Emit)
    {
    }

    /// <summary>One that writes what tests want, so that they see it fail.</summary>
    internal VaeGenerator(Func<VaeModel, string> emit) => _emit = emit;

    /// <summary>The names of the pipeline's steps, in order, as tests of its caching see them.</summary>
    internal static class Steps
    {
        public const string Declarations = nameof(Declarations);
        public const string Models = nameof(Models);
        public const string Files = nameof(Files);
        public const string Faulty = nameof(Faulty);
    }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ReadDeclaration> models = context.CompilationProvider
            .Select(static (compilation, _) => new ProjectDeclarations((CSharpCompilation)compilation))
            .WithTrackingName(Steps.Declarations)
            .SelectMany(static (declarations, cancellation) => declarations.Read(MemoryLimits.Of, cancellation))
            .WithTrackingName(Steps.Models);

        IncrementalValuesProvider<GeneratedFile> files = models
            .Select(static (declaration, _) => declaration.Completion)
            .Collect()
            .SelectMany(static (completions, _) => GeneratedFile.Of([.. completions.OfType<ClassCompletion>()]))
            .WithTrackingName(Steps.Files);

        context.RegisterSourceOutput(files, AddFile);

        // The places that errors point to are of the compilation at hand: declarations are read again, but only where one is wrong.
        IncrementalValueProvider<Compilation?> faulty = models
            .Select(static (declaration, _) => declaration.HasProblems)
            .Collect()
            .Select(static (problems, _) => problems.Contains(true))
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => pair.Left ? pair.Right : null)
            .WithTrackingName(Steps.Faulty);

        context.RegisterSourceOutput(faulty, ReportProblems);
    }

    private void AddFile(SourceProductionContext output, GeneratedFile file)
    {
        string text;
        try
        {
            text = file.Completion is VaeModel model ? _emit(model) : StandInEmitter.Emit((StandInModel)file.Completion);
        }
        catch (Exception fault)
        {
            // Left to the compiler, it would take the files of all other models along.
            output.ReportDiagnostic(GeneratorFault.Of(file.Completion.Type.FullName, fault, Location.None));
            return;
        }

        output.AddSource(file.HintName, SourceText.From(text, Encoding.UTF8));
    }

    private static void ReportProblems(SourceProductionContext output, Compilation? faulty)
    {
        if (faulty is null)
            return;
        foreach (ParsedDeclaration declaration in ProjectParser.Parse((CSharpCompilation)faulty, MemoryLimits.Of, output.CancellationToken))
        {
            foreach (Diagnostic problem in declaration.Problems)
                output.ReportDiagnostic(problem);
        }
    }
}
