using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>
/// The short names of a network's code. Names come from one imported namespace alone, all others are aliases, which come before it: so
/// no name is ambiguous, whatever the user declares in any namespace.
/// </summary>
internal static class UsingsEmitter
{
    private static readonly (string Name, string Target)[] Aliases =
    [
        ("Elbo", "TinyVae.Elbo"),
        ("LaneMath", "TinyVae.Numerics.LaneMath"),
        ("LogVariance", "TinyVae.Numerics.LogVariance"),
        ("Math", "System.Math"),
        ("MethodImplAttribute", "System.Runtime.CompilerServices.MethodImplAttribute"),
        ("MethodImplOptions", "System.Runtime.CompilerServices.MethodImplOptions"),
        ("Numerics", "TinyVae.Numerics"), // a generic type cannot have an alias: Numerics.ILanes<TLanes>
        ("RandomKey", "TinyVae.Numerics.RandomKey"),
        ("StandardNormal", "TinyVae.Numerics.StandardNormal"),
        ("System", "System"), // System.Span<float>
        ("Unsafe", "System.Runtime.CompilerServices.Unsafe"),
        ("@nuint", "System.UIntPtr"), // a keyword only where no type has the name
    ];

    /// <summary>The types of System among them.</summary>
    public static IEnumerable<string> TargetsInSystem =>
        Aliases.Select(alias => alias.Target).Where(target => target.StartsWith("System.", StringComparison.Ordinal));

    /// <summary>What <paramref name="code"/> needs.</summary>
    public static void Emit(SourceWriter writer, string code)
    {
        writer.Write("using global::TinyVae.Kernels;");
        foreach ((string name, string target) in Aliases.Where(alias => Reference.IsIn(code, alias.Name.TrimStart('@'))))
            writer.Write($"using {name} = global::{target};");
        writer.BlankLine();
    }
}
