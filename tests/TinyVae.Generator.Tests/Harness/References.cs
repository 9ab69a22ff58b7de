using Microsoft.CodeAnalysis;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>What compilations of the tests refer to: the base library of the running .NET, and TinyVae.</summary>
internal static class References
{
    public static IReadOnlyList<MetadataReference> All { get; } =
        [.. BaseLibrary().Append(typeof(VaeAttribute).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<string> BaseLibrary()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder);
    }
}
