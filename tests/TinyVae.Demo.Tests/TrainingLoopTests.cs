using TinyVae.Demo.Data;
using TinyVae.Demo.Training;
using Xunit;

namespace TinyVae.Demo.Tests;

public class TrainingLoopTests
{
    private const int Rows = 10;

    // Row i is 784 times i.
    private static readonly DigitData Data = MakeData();

    private readonly RecordingTrainer _trainer = new();
    private readonly List<TrainingProgress> _progress = [];

    [Fact]
    public void Every_epoch_goes_through_all_rows_in_another_order()
    {
        Loop().Run(epochs: 3, _progress.Add, CancellationToken.None);
        int[][] epochs = [.. _trainer.Rows.Chunk(Rows)];
        Assert.Equal(3, epochs.Length);
        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, Rows), epoch.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
        Assert.NotEqual(epochs[1], epochs[2]);
    }

    [Fact]
    public void The_bound_of_an_epoch_weighs_batches_by_their_rows()
    {
        TrainingHistory history = Loop().Run(epochs: 1, _progress.Add, CancellationToken.None);
        // The recording trainer returns the mean of its rows' values: over 0, 1, … 9 that is 4.5.
        Assert.Equal(new Elbo(4.5, 9), history.Epochs.Single().Train);
        Assert.Equal(3, history.Steps);
        Assert.Equal(RecordingVae.Bound, history.Final);
    }

    [Fact]
    public void Stopping_ends_at_the_end_of_the_batch_and_keeps_what_there_is()
    {
        using var stop = new CancellationTokenSource();
        TrainingHistory history = Loop().Run(
            epochs: 5,
            progress =>
            {
                _progress.Add(progress);
                if (_trainer.Steps == 4)
                    stop.Cancel();
            },
            stop.Token);
        Assert.Equal(4, history.Steps);
        Assert.Equal([1.0, 1.4], history.Epochs.Select(epoch => epoch.Epoch));
        Assert.Same(history.Epochs[^1], _progress[^1].Finished);
    }

    [Fact]
    public void Progress_counts_up_to_the_whole()
    {
        Loop().Run(epochs: 2, _progress.Add, CancellationToken.None);
        Assert.Equal(
            [(1, 0.2), (1, 0.4), (1, 0.5), (1, 0.5), (2, 0.7), (2, 0.9), (2, 1), (2, 1)],
            _progress.Select(progress => (progress.Epoch, Math.Round(progress.Fraction, 9))));
        Assert.Equal([1.0, 2.0], _progress.Select(progress => progress.Finished).OfType<EpochResult>().Select(epoch => epoch.Epoch));
    }

    private TrainingLoop<RecordingVae> Loop() => new(new RecordingVae(), _trainer, Data, seed: 7);

    private static DigitData MakeData()
    {
        float[] values = [.. Enumerable.Range(0, Rows * DigitData.Pixels).Select(i => (float)(i / DigitData.Pixels))];
        var rows = new Dataset(values, DigitData.Pixels);
        return new DigitData("test", rows, [], rows, []);
    }
}
