using System.CommandLine;
using TinyVae.Benchmarks.Results.Anomaly;
using TinyVae.Benchmarks.Results.Burda;
using TinyVae.Benchmarks.Results.Convolution;
using TinyVae.Benchmarks.Results.Likelihood;
using TinyVae.Benchmarks.Results.Motion;

namespace TinyVae.Benchmarks.Results;

/// <summary>The command <c>results</c>: what the models learn on MNIST, next to PyTorch and to what was published.</summary>
internal static class ResultsCommand
{
    public static int Run(string[] arguments) =>
        new RootCommand("Reproduces published results on MNIST, and what convolutions are worth.")
        {
            new LikelihoodCommand(), new AnomalyCommand(), new BurdaCommand(), new ConvolutionCommand(), new MotionCommand(),
        }
            .Parse(arguments)
            .Invoke();
}
