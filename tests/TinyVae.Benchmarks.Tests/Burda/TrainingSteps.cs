using TinyVae.Benchmarks.Results.Burda;

namespace TinyVae.Benchmarks.Tests.Burda;

internal static class TrainingSteps
{
    /// <summary>Goes on to a step, stopped after every batch.</summary>
    public static void GoTo(this BurdaTraining training, long step)
    {
        while (training.Trainer.Steps < step)
            training.FinishEpoch(new CancellationToken(canceled: true));
    }
}
