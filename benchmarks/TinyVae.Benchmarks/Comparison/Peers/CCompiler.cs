using System.Runtime.InteropServices;
using TinyVae.Benchmarks.Comparison.Measuring;

namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>Compiles the peers in C with the sizes they are asked for, into a folder that goes away with it.</summary>
internal sealed class CCompiler : IDisposable
{
    private readonly string? _compiler =
        new[] { "gcc", "clang" }.FirstOrDefault(compiler => CommandLine.TryRun(compiler, ["--version"], out _, out _));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tinyvae-peers-");
    private readonly HashSet<CSource> _absent = [];

    /// <summary>
    /// The options on a processor: all it has, and the widest registers, which compilers avoid unless told, or no AVX-512 where all have to
    /// leave it alone; fast math also flushes denormals.
    /// </summary>
    public static string[] Flags(Architecture architecture, VectorWidth width) =>
    [
        "-O3", "-march=native", "-ffast-math",
        .. architecture == Architecture.X64 && width.Bits == 512 ? ["-mprefer-vector-width=512"] : Array.Empty<string>(),
        .. width.IsHeldBack ? ["-mno-avx512f"] : Array.Empty<string>(),
    ];

    /// <summary>The program, or null where a compiler or library is missing, which is said once.</summary>
    /// <param name="source">The peer.</param>
    /// <param name="defines">Sizes that are known when it is compiled: <c>-DROWS=128</c>.</param>
    public string? Compile(CSource source, params IEnumerable<string> defines)
    {
        if (_absent.Contains(source))
            return null;
        string program = Path.Combine(_folder.FullName, $"{Path.GetFileNameWithoutExtension(source.Path)}-{Guid.NewGuid():N}");
        string[] flags = Flags(RuntimeInformation.ProcessArchitecture, VectorWidth.Current);
        string reason = "no compiler";
        if (_compiler is not null)
        {
            string[] arguments = [.. flags, .. defines, source.Path, "-o", program, .. source.Links];
            if (CommandLine.TryRun(_compiler, arguments, out _, out string errors))
                return program;
            reason = errors.Split('\n').FirstOrDefault(TellsTheCause, errors).Trim();
        }
        _absent.Add(source);
        Console.WriteLine($"{source.Name} is left out: it needs {source.Needs} ({reason}).");
        return null;
    }

    private static bool TellsTheCause(string line) =>
        line.Contains("error:", StringComparison.Ordinal) || line.Contains("cannot find", StringComparison.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);
}
