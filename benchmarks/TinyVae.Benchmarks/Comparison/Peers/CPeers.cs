using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>The training steps in C of one network, each in a process of its own, on one thread.</summary>
internal sealed class CPeers : IDisposable
{
    private readonly List<PeerProcess> _processes = [];
    private readonly List<Contestant> _contestants = [];

    private CPeers(CCompiler compiler, IReadOnlyList<CSource> sources, string[] defines, string[] arguments)
    {
        foreach (CSource source in sources)
        {
            if (compiler.Compile(source, defines) is not { } program)
                continue;
            var process = new PeerProcess(program, arguments);
            _processes.Add(process);
            _contestants.Add(new Contestant(source.Name, time => process.Measure(time)));
        }
    }

    public static CPeers Of(CCompiler compiler, Shape shape) => new(
        compiler,
        CSource.Dense,
        [$"-DINPUTS={shape.Inputs}", $"-DHIDDEN={shape.Hidden}", $"-DLATENT={shape.Latent}", $"-DROWS={shape.Batch}"],
        arguments: []);

    /// <param name="compiler">Makes the programs.</param>
    /// <param name="network">As <see cref="NetworkWords"/> has it.</param>
    public static CPeers Of(CCompiler compiler, string[] network) => new(compiler, CSource.Convolutional, defines: [], network);

    public IReadOnlyList<Contestant> Contestants => _contestants;

    public void Dispose() => _processes.ForEach(process => process.Dispose());
}
