namespace TinyVae.Benchmarks.Results.Burda;

/// <summary>Eight stages of 3^i epochs at 10⁻³·10^(−i/7), i = 0 … 7: 3,280 epochs (Burda, Grosse and Salakhutdinov, 2016, section 5).</summary>
internal static class BurdaSchedule
{
    public const int Stages = 8;

    /// <summary>Epochs of one stage.</summary>
    public static int Epochs(int stage) => (int)Math.Pow(3, stage);

    /// <summary>Epochs before a stage begins: 1 + 3 + … + 3^(stage − 1).</summary>
    public static int EpochsBefore(int stage) => (Epochs(stage) - 1) / 2;

    /// <summary>The learning rate of a stage.</summary>
    public static float LearningRate(int stage) => (float)(1e-3 * Math.Pow(10, -stage / 7.0));

    /// <summary>The stage that an epoch, counted from 0, belongs to; <see cref="Stages"/> after the last.</summary>
    public static int StageOf(int epoch)
    {
        int stage = 0;
        while (stage < Stages && EpochsBefore(stage + 1) <= epoch)
            stage++;
        return stage;
    }
}
