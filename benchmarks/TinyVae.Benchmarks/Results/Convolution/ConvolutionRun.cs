using System.Diagnostics;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Results.Convolution;

/// <summary>
/// The protocol, for TinyVae and for PyTorch: MNIST's grey values as they are under a Bernoulli likelihood, batches of 128, Adam 1e-3, weights
/// and biases uniform in ±1/√fan-in at the start.
/// </summary>
/// <param name="folder">MNIST's.</param>
/// <param name="threads">Of TinyVae.</param>
/// <param name="torch">PyTorch, where there is one.</param>
internal sealed class ConvolutionRun(string folder, int threads, Torch? torch)
{
    /// <summary>Keras's example.</summary>
    public const string Keras = "keras";

    /// <summary>The notebook's.</summary>
    public const string Notebook = "notebook";

    private readonly Mnist _mnist = Mnist.Read(folder);

    public ConvolutionResult Compute(ConvolutionTask task) => task switch
    {
        { Contender: Contender.Torch } => TorchScript.Run<ConvolutionResult>(
            torch!, "torch_convolution.py", folder, task.Network, "--seed", $"{task.Seed}", "--epochs", $"{task.Epochs}"),
        { Network: Keras } => Compute<ConvolutionalDigits>(task),
        _ => Compute<NotebookVae>(task),
    };

    private ConvolutionResult Compute<TModel>(ConvolutionTask task)
        where TModel : class, IVae<TModel>
    {
        long start = Stopwatch.GetTimestamp();
        TModel model = Learning.Train<TModel>(epoch => _mnist.Training.Shuffled(epoch, TModel.BatchSize), task.Epochs, task.Seed, threads);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Elbo elbo = model.Evaluate(_mnist.Test.Values, (ulong)task.Seed);
        return new ConvolutionResult(elbo.Value, elbo.KullbackLeibler, seconds);
    }
}
