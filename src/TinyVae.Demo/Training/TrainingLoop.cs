using System.Diagnostics;
using TinyVae.Demo.Data;

namespace TinyVae.Demo.Training;

/// <summary>Epochs of shuffled batches, each epoch followed by an evaluation on the held-out rows.</summary>
internal sealed class TrainingLoop<TModel>(TModel model, IVaeTrainer trainer, DigitData data, ulong seed)
    where TModel : class, IVae<TModel>
{
    private readonly Stopwatch _training = new();
    private readonly Stopwatch _elapsed = new();
    private long _rowsTrained;

    private double RowsPerSecond => _rowsTrained / _training.Elapsed.TotalSeconds;

    /// <summary>Trains until all epochs are done or <paramref name="stop"/> is asked for, at the earliest after one batch.</summary>
    /// <param name="epochs">Passes over the training rows, at least 1.</param>
    /// <param name="report">Told of the progress after every batch.</param>
    /// <param name="stop">Ends training at the end of the batch at work.</param>
    public TrainingHistory Run(int epochs, Action<TrainingProgress> report, CancellationToken stop)
    {
        _elapsed.Start();
        List<EpochResult> results = [];
        do
            results.Add(RunEpoch(results.Count + 1, epochs, report, stop));
        while (results.Count < epochs && !stop.IsCancellationRequested);
        return new TrainingHistory(results, trainer.Steps, RowsPerSecond, _elapsed.Elapsed);
    }

    private EpochResult RunEpoch(int epoch, int epochs, Action<TrainingProgress> report, CancellationToken stop)
    {
        var mean = new ElboMean();
        foreach (ReadOnlySpan<float> batch in data.Train.Shuffled(ShuffleSeed(epoch), TModel.BatchSize))
        {
            int rows = batch.Length / TModel.RowSize;
            _training.Start();
            mean.Add(trainer.Step(batch), rows);
            _training.Stop();
            _rowsTrained += rows;
            report(Progress(epoch, epochs, mean.Value, finished: null));
            if (stop.IsCancellationRequested)
                break;
        }
        double done = epoch - 1 + (double)mean.Rows / data.Train.Rows;
        // One seed for all evaluations: their differences are the model's, not the draws'.
        var result = new EpochResult(done, mean.Value, model.Evaluate(data.HeldOut.Values, seed));
        report(Progress(epoch, epochs, mean.Value, result));
        return result;
    }

    private TrainingProgress Progress(int epoch, int epochs, Elbo train, EpochResult? finished)
    {
        double fraction = _rowsTrained / ((double)epochs * data.Train.Rows);
        TimeSpan remaining = _elapsed.Elapsed * ((1 - fraction) / fraction);
        return new TrainingProgress(epoch, epochs, fraction, train, RowsPerSecond, remaining, finished);
    }

    // Every epoch another order, and no order shared with the runs of neighbouring seeds.
    private ulong ShuffleSeed(int epoch) => seed + ((ulong)epoch << 32);
}
