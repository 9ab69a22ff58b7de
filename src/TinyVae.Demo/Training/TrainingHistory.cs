namespace TinyVae.Demo.Training;

/// <summary>How a model's training went.</summary>
/// <param name="Epochs">One result an epoch, at least one; the last may be of a part of an epoch.</param>
/// <param name="Steps">Updates made.</param>
/// <param name="RowsPerSecond">Rows through training steps in a second spent on them, evaluation not counted.</param>
/// <param name="Elapsed">From the first step to the last evaluation.</param>
internal sealed record TrainingHistory(IReadOnlyList<EpochResult> Epochs, long Steps, double RowsPerSecond, TimeSpan Elapsed)
{
    /// <summary>The bound of the trained model over the held-out rows.</summary>
    public Elbo Final => Epochs[^1].HeldOut;
}
