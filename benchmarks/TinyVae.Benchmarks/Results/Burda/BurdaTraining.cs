namespace TinyVae.Benchmarks.Results.Burda;

/// <summary>
/// The training of the authors' code: MNIST binarized anew in every epoch, batches of 20, Adam with β₁ .99, β₂ .999 and ε 1e-4. Where it
/// stands follows from the trainer's steps, so a checkpoint is taken up at the very batch.
/// </summary>
internal sealed class BurdaTraining
{
    private const ulong Seed = 1;

    private readonly Dataset _images;

    /// <summary>A training at its beginning.</summary>
    /// <param name="images">The training set, grey.</param>
    public BurdaTraining(Dataset images)
    {
        _images = images;
        StepsOfEpoch = images.Shuffled(seed: 0, BurdaVae.BatchSize).Count;
        Model = new BurdaVae(Seed);
        BurdaStart.Initialize(Model, images, Seed);
        Trainer = new BurdaVae.Trainer(Model, Seed) { Beta1 = 0.99f, Beta2 = 0.999f, Epsilon = 1e-4f };
    }

    public BurdaVae Model { get; }

    public BurdaVae.Trainer Trainer { get; }

    /// <summary>Batches of a pass over the training set.</summary>
    public int StepsOfEpoch { get; }

    /// <summary>Epochs that are complete.</summary>
    public int Epoch => (int)(Trainer.Steps / StepsOfEpoch);

    /// <summary>The stage it is in; after the last, there is nothing left to do.</summary>
    public int Stage => BurdaSchedule.StageOf(Epoch);

    /// <summary>Goes on to the end of the epoch.</summary>
    /// <param name="stop">Ends it before, after any batch.</param>
    public void FinishEpoch(CancellationToken stop)
    {
        Trainer.LearningRate = BurdaSchedule.LearningRate(Stage);
        long done = Trainer.Steps % StepsOfEpoch;
        ulong epoch = (ulong)Epoch;
        foreach (ReadOnlySpan<float> batch in _images.Shuffled(epoch, BurdaVae.BatchSize).Binarized(epoch))
        {
            if (done-- > 0)
                continue;
            Trainer.Step(batch);
            if (stop.IsCancellationRequested)
                return;
        }
    }
}
