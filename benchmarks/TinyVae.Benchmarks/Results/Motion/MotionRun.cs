using System.Diagnostics;

namespace TinyVae.Benchmarks.Results.Motion;

/// <summary>The protocol: Adam at its default, windows drawn from 20,000, another 2,000 to judge by.</summary>
internal static class MotionRun
{
    private const int TrainingWindows = 20_000;
    private const int TestWindows = 2_000;

    public static MotionResult Compute<TModel>(int seed, int steps, int samples, int threads)
        where TModel : class, IVae<TModel>
    {
        var training = new Dataset(MotionWindows.Make(TrainingWindows, seed: 1), TModel.InputSize);
        float[] test = MotionWindows.Make(TestWindows, seed: 2);
        int epochs = (steps * TModel.BatchSize + TrainingWindows - 1) / TrainingWindows;
        long start = Stopwatch.GetTimestamp();
        TModel model = Learning.Train<TModel>(epoch => training.Shuffled(epoch, TModel.BatchSize), epochs, seed, threads);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        float[] logLikelihoods = new float[TestWindows], reconstructed = new float[test.Length];
        model.LogLikelihood(test, samples, logLikelihoods, (ulong)seed);
        model.Reconstruct(test, reconstructed);
        double squares = test.Zip(reconstructed, (x, mean) => Math.Pow(x - mean, 2)).Average();
        return new MotionResult(
            model.Evaluate(test, (ulong)seed).Value, logLikelihoods.Average(value => (double)value), Math.Sqrt(squares), seconds);
    }
}
