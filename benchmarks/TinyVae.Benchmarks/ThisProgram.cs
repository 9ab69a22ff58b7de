namespace TinyVae.Benchmarks;

/// <summary>How to start this very program once more: its own executable, or the host that runs its assembly.</summary>
internal static class ThisProgram
{
    public static string Path => Environment.ProcessPath!;

    public static IEnumerable<string> Arguments(params string[] arguments)
    {
        bool hosted = System.IO.Path.GetFileNameWithoutExtension(Path) == "dotnet";
        return hosted ? [Environment.GetCommandLineArgs()[0], .. arguments] : arguments;
    }
}
