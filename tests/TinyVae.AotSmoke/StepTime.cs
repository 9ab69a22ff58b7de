using System.Diagnostics;

namespace TinyVae.AotSmoke;

/// <summary>How long a training step takes once it is warm: what the same program does under the JIT and ahead of time is compared by.</summary>
internal static class StepTime
{
    private const double Seconds = 1;

    /// <summary>Prints the fastest of a model's steps, each timed by itself.</summary>
    public static void Print<TModel>()
        where TModel : class, IVae<TModel>
    {
        float[] batch = new float[TModel.BatchSize * TModel.InputSize];
        for (int i = 0; i < batch.Length; i++)
            batch[i] = i % 7 / 6f;
        IVaeTrainer trainer = TModel.CreateTrainer(TModel.Create(seed: 1), seed: 2);

        TimeSpan fastest = TimeSpan.MaxValue;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < Seconds)
        {
            long before = Stopwatch.GetTimestamp();
            trainer.Step(batch);
            TimeSpan taken = Stopwatch.GetElapsedTime(before);
            if (taken < fastest)
                fastest = taken;
        }
        double gigaflops = TModel.TrainingFlops / fastest.TotalSeconds / 1e9;
        Console.WriteLine($"{typeof(TModel).Name}: {fastest.TotalMicroseconds:F1} us a step, {gigaflops:F1} GFLOP/s in its matrix products");
    }
}
