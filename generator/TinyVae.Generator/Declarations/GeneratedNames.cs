using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Rows;

namespace TinyVae.Generator.Declarations;

/// <summary>The names of everything that is generated into a model's class.</summary>
internal static class GeneratedNames
{
    private const string Input = "global::System.ReadOnlySpan<float>";
    private const string Output = "global::System.Span<float>";
    private const string Stream = "global::System.IO.Stream";
    private const string LoadOptions = "global::TinyVae.LoadOptions";

    /// <summary>Constants, properties, fields and types: no other member can have their names.</summary>
    public static IReadOnlyCollection<string> Members { get; } = new HashSet<string>
    {
        "Declaration", "InputSize", "LatentSize", "BatchSize", "ParameterCount", "ParameterBytes", "InferenceBytes", "TrainingBytes",
        "InferenceBytesPerThread", "TrainingBytesPerThread", "TrainingFlops", "ConditionSize", "RowSize", "CodeSize",
        "Description", "Layers", "Tensors", "Parameters", "Threads", "Trainer", "_description", "_memory",
    };

    /// <summary>The types of System that generated code names in full, as metadata does.</summary>
    public static IReadOnlyCollection<string> OfSystem { get; } =
    [
        "System.Math", "System.Runtime.CompilerServices.MethodImplAttribute", "System.Runtime.CompilerServices.MethodImplOptions",
        "System.Runtime.CompilerServices.Unsafe", "System.UIntPtr", "System.ReadOnlySpan`1", "System.Span`1",
        "System.Collections.Immutable.ImmutableArray`1", "System.CLSCompliantAttribute", "System.IO.Stream",
    ];

    private static readonly (string Name, string[] Parameters)[] OfAll =
    [
        (".ctor", ["ulong"]),
        (".ctor", ["global::TinyVae.Kernels.ModelMemory"]),
        ("Share", []),
        ("get_Description", []),
        ("set_Description", ["global::TinyVae.VaeDescription"]),
        ("get_Layers", []),
        ("set_Layers", ["global::System.Collections.Immutable.ImmutableArray<global::TinyVae.LayerSummary>"]),
        ("set_Tensors", ["global::System.Collections.Immutable.ImmutableArray<global::TinyVae.ParameterTensor>"]),
        ("set_Parameters", [Output]),
        ("get_Tensors", []),
        ("get_Parameters", []),
        ("get_Threads", []),
        ("set_Threads", ["int"]),
        ("Encode", [Input, Output, Output]),
        ("Encode", [Input, Output]),
        ("Decode", [Input, Output]),
        ("Reconstruct", [Input, Output]),
        ("Generate", [Output, "ulong"]),
        ("Sample", [Output, "ulong"]),
        ("ReconstructSample", [Input, Output, "ulong"]),
        ("Interpolate", [Input, Input, Output]),
        ("Traverse", [Input, "int", "float", "float", Output]),
        ("Evaluate", [Input, "ulong"]),
        ("Evaluate", [Input, "ulong", Output]),
        ("LogLikelihood", [Input, "int", Output, "ulong"]),
        ("ReconstructionProbability", [Input, "int", Output, "ulong"]),
        ("LatentStatistics", [Input, "global::System.Span<global::TinyVae.LatentUnit>"]),
        ("Save", ["string"]),
        ("Save", [Stream]),
        ("Load", ["string", LoadOptions]),
        ("Load", [Stream, LoadOptions]),
        ("Load", ["global::System.ReadOnlySpan<byte>", LoadOptions]),
    ];

    private static readonly (string Name, string[] Parameters)[] OfColumns =
    [
        ("FitScaling", [Input]),
        ("Explain", [Input, "ulong", Output]),
        ("Impute", [Output, "ulong", "int"]),
    ];

    private static readonly ILookup<string, string[]> WithColumns = ByName(OfAll.Concat(OfColumns));
    private static readonly ILookup<string, string[]> WithoutSpread = ByName(OfAll);
    private static readonly ILookup<string, string[]> WithSpread = ByName(OfAll.Append(("Decode", [Input, Output, Output])));

    /// <summary>
    /// Methods of a model of that likelihood and row, by name, with the types of their parameters: those of other parameters can stand beside
    /// them. A constructor is called <c>.ctor</c>.
    /// </summary>
    public static ILookup<string, string[]> MethodsOf(LikelihoodModel likelihood, RowModel? row) =>
        row is not null ? ByName(OfAll.Concat(OfColumns).Concat(RowCalls.Signatures(row))) : likelihood.Kind == LikelihoodKind.Columns ? WithColumns : likelihood.HasSpread ? WithSpread : WithoutSpread;

    private static ILookup<string, string[]> ByName(IEnumerable<(string Name, string[] Parameters)> methods) =>
        methods.ToLookup(method => method.Name, method => method.Parameters);
}
