using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TinyVae.Generator;

namespace TinyVae.Benchmarks.Generation;

/// <summary>A project of some source files, as an editor hands it to the generator again and again.</summary>
internal static class Project
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    // What all start from, so that the references are read once.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Project",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A generator that has not run yet.</summary>
    public static GeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new VaeGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    public static CSharpCompilation Of(params IEnumerable<string> sources) => Empty.AddSyntaxTrees(sources.Select(Parse));

    /// <summary>The project after an edit of its last file: nothing of it is bound yet.</summary>
    public static CSharpCompilation EditLast(CSharpCompilation project, string text)
    {
        int last = project.SyntaxTrees.Length - 1;
        return project.ReplaceSyntaxTree(project.SyntaxTrees[last], Parse(text, last));
    }

    private static SyntaxTree Parse(string source, int index) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{index}.cs");
}
