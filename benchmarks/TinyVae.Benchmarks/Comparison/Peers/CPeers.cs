using TinyVae.Benchmarks.Comparison.Measuring;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>The training steps in C of one shape, each in a process of its own, on one thread.</summary>
internal sealed class CPeers : IDisposable
{
    private readonly List<PeerProcess> _processes = [];
    private readonly List<Contestant> _contestants = [];

    public CPeers(CCompiler compiler, Shape shape)
    {
        foreach (CSource source in CSource.All)
        {
            if (compiler.Compile(source, shape) is not { } program)
                continue;
            var process = new PeerProcess(program, []);
            _processes.Add(process);
            _contestants.Add(new Contestant(source.Name, time => process.Measure(time)));
        }
    }

    public IReadOnlyList<Contestant> Contestants => _contestants;

    public void Dispose() => _processes.ForEach(process => process.Dispose());
}
