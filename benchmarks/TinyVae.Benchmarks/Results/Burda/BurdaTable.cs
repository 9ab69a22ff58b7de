using TinyVae.Benchmarks.Comparison.Report;

namespace TinyVae.Benchmarks.Results.Burda;

/// <summary>The bound and log p(x) after each stage, as far as it has come.</summary>
/// <param name="training">Where it stands.</param>
/// <param name="checkpoint">Has the models at the ends of the stages, and keeps their results.</param>
/// <param name="test">The test set, binarized.</param>
/// <param name="samples">Samples a row in the estimate of log p(x).</param>
internal sealed class BurdaTable(BurdaTraining training, BurdaCheckpoint checkpoint, Dataset test, int samples)
{
    private readonly KeptResults<BurdaTask, BurdaResult> _results = new(checkpoint.Results);

    /// <summary>The result of a stage that has ended.</summary>
    public BurdaResult Evaluate(int stage) => Evaluate(
        StepsBefore(stage + 1),
        () =>
        {
            var model = new BurdaVae(seed: 0) { Threads = training.Model.Threads };
            model.Load(checkpoint.StageModel(stage));
            return model;
        });

    /// <summary>All stages so far.</summary>
    /// <param name="isStopped">Whether someone waits for the end: then the stage it is in is not evaluated, which takes minutes.</param>
    public Table Of(bool isStopped)
    {
        List<object?[]> rows = [];
        for (int stage = 0; stage < training.Stage; stage++)
            rows.Add(Row(stage, StepsBefore(stage + 1), Evaluate(stage)));
        long steps = training.Trainer.Steps;
        if (training.Stage < BurdaSchedule.Stages && steps > StepsBefore(training.Stage))
            rows.Add(Row(training.Stage, steps, isStopped ? null : Evaluate(steps, () => training.Model)));
        return new Table(
            $"Single-layer VAE of Burda et al. (2016) on binarized MNIST, test set, nats; log p(x) by {samples:N0} samples; published: -86.76",
            [
                new("stage"), new("steps", "N0"), new("epochs", "#,0.##"), new("of", "N0"),
                new("learning rate", "E2"), new("ELBO", "F2"), new("log p(x)", "F2"),
            ],
            rows);
    }

    private long StepsBefore(int stage) => (long)BurdaSchedule.EpochsBefore(stage) * training.StepsOfEpoch;

    private BurdaResult Evaluate(long steps, Func<BurdaVae> model) =>
        _results.Get(new BurdaTask(steps, samples), () => BurdaResult.Of(model(), test, samples));

    private object?[] Row(int stage, long steps, BurdaResult? result) =>
    [
        $"{stage}",
        steps,
        (double)steps / training.StepsOfEpoch,
        BurdaSchedule.EpochsBefore(stage + 1),
        BurdaSchedule.LearningRate(stage),
        result?.Elbo,
        result?.LogLikelihood,
    ];
}
