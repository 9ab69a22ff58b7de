using TinyVae.Demo.Training;

namespace TinyVae.Demo.Progress;

/// <summary>Shows training while it runs.</summary>
internal interface ITrainingDisplay
{
    /// <summary>Runs <paramref name="training"/>, showing what it reports.</summary>
    /// <param name="training">Trains a model; its argument takes the progress after every batch.</param>
    TrainingHistory Show(Func<Action<TrainingProgress>, TrainingHistory> training);
}
