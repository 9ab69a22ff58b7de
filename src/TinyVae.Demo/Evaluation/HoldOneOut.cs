using TinyVae.Demo.Data;
using TinyVae.Demo.Training;

namespace TinyVae.Demo.Evaluation;

/// <summary>
/// Anomaly detection as the literature measures it (An and Cho, 2015): for each class, a fresh model is trained on all the others, and
/// the negative bound of every held-out row scores how much it looks like the class left out.
/// </summary>
internal sealed class HoldOneOut<TModel>(DigitData data, int epochs, int threads, ulong seed)
    where TModel : class, IVae<TModel>
{
    /// <summary>The classes that can be left out: none unless training and held-out rows both have labels of two classes or more.</summary>
    public IReadOnlyList<byte> Classes { get; } =
        data.TrainLabels.Distinct().Count() > 1 && data.HeldOutLabels.Distinct().Count() > 1 ? [.. data.HeldOutLabels.Distinct().Order()] : [];

    /// <summary>Trains a model without a class, and judges it.</summary>
    /// <param name="label">One of <see cref="Classes"/>.</param>
    /// <param name="report">Told of the progress after every batch.</param>
    /// <param name="stop">Ends training: there is no result then.</param>
    public HeldOutClass? Judge(byte label, Action<TrainingProgress> report, CancellationToken stop)
    {
        TModel model = TModel.Create(seed);
        IVaeTrainer trainer = TModel.CreateTrainer(model, seed);
        (model.Threads, trainer.Threads) = (threads, threads);
        new TrainingLoop<TModel>(model, trainer, data.Without(label), seed).Run(epochs, report, stop);
        if (stop.IsCancellationRequested)
            return null;

        float[] scores = new float[data.HeldOut.Rows];
        model.Evaluate(data.HeldOut.Values, seed, scores);
        for (int row = 0; row < scores.Length; row++)
            scores[row] = -scores[row];
        bool[] isOfClass = [.. data.HeldOutLabels.Select(other => other == label)];
        return new HeldOutClass(label, isOfClass.Count(row => row), Auroc.Of(scores, isOfClass));
    }
}
