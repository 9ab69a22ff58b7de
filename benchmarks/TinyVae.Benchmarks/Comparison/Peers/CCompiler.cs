using System.Runtime.InteropServices;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>Compiles the peers in C for the shapes they are asked for, into a folder that goes away with it.</summary>
internal sealed class CCompiler : IDisposable
{
    /// <summary>The very processor; the widest registers, which compilers avoid unless told; fast math also flushes denormals.</summary>
    private static readonly string[] Flags =
    [
        "-O3", "-march=native", "-ffast-math",
        .. RuntimeInformation.ProcessArchitecture == Architecture.X64 ? ["-mprefer-vector-width=512"] : Array.Empty<string>(),
    ];

    private readonly string? _compiler =
        new[] { "gcc", "clang" }.FirstOrDefault(compiler => CommandLine.TryRun(compiler, ["--version"], out _, out _));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tinyvae-peers-");
    private readonly HashSet<CSource> _absent = [];

    /// <summary>The program, or null where a compiler or library is missing, which is said once.</summary>
    public string? Compile(CSource source, Shape shape)
    {
        if (_absent.Contains(source))
            return null;
        string program = Path.Combine(_folder.FullName, $"{Path.GetFileNameWithoutExtension(source.Path)}-{Guid.NewGuid():N}");
        string[] sizes = [$"-DINPUTS={shape.Inputs}", $"-DHIDDEN={shape.Hidden}", $"-DLATENT={shape.Latent}", $"-DROWS={shape.Batch}"];
        string reason = "no compiler";
        if (_compiler is not null)
        {
            if (CommandLine.TryRun(_compiler, [.. Flags, .. sizes, source.Path, "-o", program, .. source.Links], out _, out string errors))
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
