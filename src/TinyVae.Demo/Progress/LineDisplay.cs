using TinyVae.Demo.Training;

namespace TinyVae.Demo.Progress;

/// <summary>A line an epoch, for files and pipes.</summary>
internal sealed class LineDisplay(TextWriter output) : ITrainingDisplay
{
    public TrainingHistory Show(Func<Action<TrainingProgress>, TrainingHistory> training) => training(WriteEpoch);

    private void WriteEpoch(TrainingProgress progress)
    {
        if (progress.Finished is not { } epoch)
            return;
        int width = $"{progress.Epochs}".Length;
        Elbo train = progress.Train;
        output.WriteLine(
            $"epoch {$"{progress.Epoch}".PadLeft(width)} of {progress.Epochs}: "
            + $"ELBO {train.Value:F2} = reconstruction {train.Reconstruction:F2} - KL {train.KullbackLeibler:F2}, "
            + $"held out {epoch.HeldOut.Value:F2}, {progress.RowsPerSecond:N0} rows/s, {progress.Remaining.TotalSeconds:F0} s left");
    }
}
