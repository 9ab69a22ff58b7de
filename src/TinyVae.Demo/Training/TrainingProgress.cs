namespace TinyVae.Demo.Training;

/// <summary>Where training stands after a batch.</summary>
/// <param name="Epoch">The epoch at work, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Fraction">The part of all steps that is done.</param>
/// <param name="Train">The bound over the epoch so far.</param>
/// <param name="RowsPerSecond">Rows through training steps in a second.</param>
/// <param name="Remaining">Time left at this pace.</param>
/// <param name="Finished">The epoch's result, once it is over.</param>
internal sealed record TrainingProgress(
    int Epoch, int Epochs, double Fraction, Elbo Train, double RowsPerSecond, TimeSpan Remaining, EpochResult? Finished);
