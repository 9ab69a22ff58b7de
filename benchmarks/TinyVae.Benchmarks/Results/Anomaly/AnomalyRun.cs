using System.Diagnostics;
using TinyVae.Benchmarks.Comparison.Peers;

namespace TinyVae.Benchmarks.Results.Anomaly;

/// <summary>
/// The protocol, for TinyVae and for PyTorch: 784-400-z, ReLU, grey pixels under a Bernoulli likelihood, batches of 128, Adam 1e-3, on the
/// training images of nine digits; then every test image is scored by 128 draws of z.
/// </summary>
/// <param name="folder">MNIST's.</param>
/// <param name="threads">Of TinyVae.</param>
/// <param name="torch">PyTorch, where there is one.</param>
internal sealed class AnomalyRun(string folder, int threads, Torch? torch)
{
    private const int Draws = 128;

    private readonly Mnist _mnist = Mnist.Read(folder);

    public AnomalyResult Compute(AnomalyTask task) => task switch
    {
        { Contender: Contender.Torch } => TorchScript.Run<AnomalyResult>(
            torch!, "torch_anomaly.py", folder, $"{task.Digit}",
            "--latent", $"{task.Latent}", "--seed", $"{task.Seed}", "--epochs", $"{task.Epochs}", "--draws", $"{Draws}"),
        { Latent: TwoUnits.LatentSize } => Compute<TwoUnits>(task),
        _ => Compute<ThirtyTwoUnits>(task),
    };

    private AnomalyResult Compute<TModel>(AnomalyTask task)
        where TModel : class, IVae<TModel>
    {
        Dataset training = Without((byte)task.Digit);
        long start = Stopwatch.GetTimestamp();
        TModel model = Learning.Train<TModel>(epoch => training.Shuffled(epoch, TModel.BatchSize), task.Epochs, task.Seed, threads);
        long trained = Stopwatch.GetTimestamp();

        float[] probabilities = new float[_mnist.Test.Rows];
        model.ReconstructionProbability(_mnist.Test.Values, Draws, probabilities, (ulong)task.Seed);
        float[] divergences = Divergences(model, _mnist.Test);
        bool[] isHeldOut = [.. _mnist.TestLabels.Select(label => label == task.Digit)];
        return new AnomalyResult(
            Auroc.Of([.. divergences.Zip(probabilities, (divergence, probability) => divergence - probability)], isHeldOut),
            Auroc.Of([.. probabilities.Select(probability => -probability)], isHeldOut),
            Stopwatch.GetElapsedTime(start, trained).TotalSeconds,
            Stopwatch.GetElapsedTime(trained).TotalSeconds);
    }

    private Dataset Without(byte digit)
    {
        List<float> values = new(_mnist.Training.Values.Length);
        for (int row = 0; row < _mnist.Training.Rows; row++)
        {
            if (_mnist.TrainingLabels[row] != digit)
                values.AddRange(_mnist.Training.Row(row));
        }
        return new Dataset([.. values], _mnist.Training.Features);
    }

    /// <summary>KL(q(z given x) ‖ p(z)) of each row: ½ Σ μ² + σ² − log σ² − 1 (Kingma and Welling, 2014, appendix B).</summary>
    private static float[] Divergences<TModel>(TModel model, Dataset data)
        where TModel : class, IVae<TModel>
    {
        float[] means = new float[data.Rows * TModel.LatentSize];
        float[] logVariances = new float[means.Length];
        model.Encode(data.Values, means, logVariances);
        float[] divergences = new float[data.Rows];
        for (int i = 0; i < means.Length; i++)
            divergences[i / TModel.LatentSize] += (means[i] * means[i] + MathF.Exp(logVariances[i]) - logVariances[i] - 1) / 2;
        return divergences;
    }
}
