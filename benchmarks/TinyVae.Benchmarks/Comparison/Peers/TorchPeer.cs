using TinyVae.Benchmarks.Comparison.Measuring;

namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>One network in PyTorch, in a process of its own.</summary>
internal sealed class TorchPeer(Torch torch, IEnumerable<string> arguments) : IDisposable
{
    public const string Name = "PyTorch";

    private readonly PeerProcess _process = new(torch.Python, arguments);

    /// <param name="operation"><c>train step</c>, <c>encode</c>, <c>generate</c> or <c>evaluate</c>: a whole batch a call.</param>
    public Contestant Contestant(string operation) => new(Name, time => _process.Measure(time, $"\t{operation}"));

    public void Dispose() => _process.Dispose();
}
