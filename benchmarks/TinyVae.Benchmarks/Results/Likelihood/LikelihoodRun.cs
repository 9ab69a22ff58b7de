using System.Diagnostics;
using TinyVae.Benchmarks.Comparison.Peers;

namespace TinyVae.Benchmarks.Results.Likelihood;

/// <summary>
/// The protocol, for TinyVae and for PyTorch: 784-200-200-50, tanh, MNIST binarized anew in every epoch, batches of 100, Adam 1e-3, weights
/// and biases uniform in ±1/√inputs at the start; the test set is binarized once, and is the same for all.
/// </summary>
/// <param name="folder">MNIST's.</param>
/// <param name="threads">Of TinyVae.</param>
/// <param name="torch">PyTorch, where there is one.</param>
internal sealed class LikelihoodRun(string folder, int threads, Torch? torch)
{
    private readonly Mnist _mnist = Mnist.Read(folder);

    public LikelihoodResult Compute(LikelihoodTask task) => task switch
    {
        { Contender: Contender.Torch } => ComputeTorch(task),
        { Samples: 1 } => Compute<TanhVae>(task),
        _ => Compute<TanhImportanceWeighted>(task),
    };

    private LikelihoodResult Compute<TModel>(LikelihoodTask task)
        where TModel : class, IVae<TModel>
    {
        Dataset test = _mnist.BinarizedTest();
        long start = Stopwatch.GetTimestamp();
        TModel model = Learning.Train<TModel>(
            epoch => _mnist.Training.Shuffled(epoch, TModel.BatchSize).Binarized(epoch), task.Epochs, task.Seed, threads);
        long trained = Stopwatch.GetTimestamp();
        double elbo = model.Evaluate(test.Values, (ulong)task.Seed).Value;
        float[] logLikelihoods = new float[test.Rows];
        model.LogLikelihood(test.Values, task.ImportanceSamples, logLikelihoods, (ulong)task.Seed);
        return new LikelihoodResult(
            elbo,
            logLikelihoods.Average(value => (double)value),
            Stopwatch.GetElapsedTime(start, trained).TotalSeconds,
            Stopwatch.GetElapsedTime(trained).TotalSeconds);
    }

    private LikelihoodResult ComputeTorch(LikelihoodTask task)
    {
        string test = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(test, [.. _mnist.BinarizedTest().Values.ToArray().Select(bit => (byte)bit)]);
            return TorchScript.Run<LikelihoodResult>(
                torch!, "torch_likelihood.py", folder, test,
                "--samples", $"{task.Samples}", "--seed", $"{task.Seed}", "--epochs", $"{task.Epochs}",
                "--importance-samples", $"{task.ImportanceSamples}");
        }
        finally
        {
            File.Delete(test);
        }
    }
}
