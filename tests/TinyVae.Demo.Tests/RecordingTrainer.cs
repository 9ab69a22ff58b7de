namespace TinyVae.Demo.Tests;

/// <summary>Notes the first value of each row that it is given, and calls their mean the reconstruction and twice that the KL.</summary>
internal sealed class RecordingTrainer : IVaeTrainer
{
    public List<int> Rows { get; } = [];

    public float LearningRate { get; set; }

    public Schedule LearningRateSchedule { get; set; } = Schedule.Constant;

    public float KlWeight { get; set; }

    public Schedule KlSchedule { get; set; } = Schedule.Constant;

    public string Optimizer => "none";

    public int MicroBatch { get; set; }

    public int Threads { get; set; }

    public long Steps { get; private set; }

    public Elbo Step(ReadOnlySpan<float> batch)
    {
        Steps++;
        double sum = 0;
        for (int i = 0; i < batch.Length; i += RecordingVae.InputSize)
        {
            Rows.Add((int)batch[i]);
            sum += batch[i];
        }
        double mean = sum / (batch.Length / RecordingVae.InputSize);
        return new Elbo(mean, 2 * mean);
    }

    public Elbo Gradients(ReadOnlySpan<float> batch, Span<float> gradients) => throw new NotSupportedException();

    public Elbo Gradients(ReadOnlySpan<float> batch, ReadOnlySpan<float> noise, Span<float> gradients) => throw new NotSupportedException();

    public void Apply(ReadOnlySpan<float> gradients) => throw new NotSupportedException();

    public void Save(string path) => throw new NotSupportedException();

    public void Save(Stream stream) => throw new NotSupportedException();

    public void Load(string path) => throw new NotSupportedException();

    public void Load(Stream stream) => throw new NotSupportedException();

    public void Load(ReadOnlySpan<byte> file) => throw new NotSupportedException();
}
