using System.Diagnostics;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Tests.Comparison;

/// <summary>The peers in C: what there is, and that the one of convolutional networks learns what it says.</summary>
public sealed class CPeerTests : IDisposable
{
    private readonly CCompiler _compiler = new();

    public void Dispose() => _compiler.Dispose();

    [Fact]
    public void Every_peer_says_what_it_is_called()
    {
        Assert.Equal(["C + OpenBLAS", "C + libxsmm", "C + oneDNN", "plain C"], CSource.Dense.Select(source => source.Name));
        Assert.Equal(["C + oneDNN"], CSource.Convolutional.Select(source => source.Name));
    }

    /// <summary>Where a compiler or oneDNN is missing, <c>compare</c> leaves the peer out and there is nothing to test.</summary>
    [Fact]
    public void Gradients_of_convolutions_in_C_are_those_of_differences()
    {
        if (_compiler.Compile(CSource.Convolutional.Single()) is not { } program)
            return;
        AssertRight(program, NetworkWords.Of<ConvolutionalDigits>(rows: 4));
        AssertRight(program, NetworkWords.Of<Series>(rows: 16));
    }

    private static void AssertRight(string program, string[] network)
    {
        using Process process = Process.Start(PeerEnvironment.Start(program, ["check", .. network]))!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
    }
}
