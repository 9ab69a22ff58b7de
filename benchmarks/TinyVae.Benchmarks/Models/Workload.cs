namespace TinyVae.Benchmarks.Models;

/// <summary>What is measured of a model: one full batch through training, encoding, generation and evaluation.</summary>
internal sealed class Workload<TModel>
    where TModel : class, IVae<TModel>
{
    private readonly TModel _model = TModel.Create(seed: 1);
    private readonly IVaeTrainer _trainer;
    private readonly float[] _batch;
    private readonly float[] _mean;
    private readonly float[] _logVariance;
    private readonly float[] _generated;
    private ulong _seed;

    /// <param name="learningRate">Of the trainer.</param>
    /// <param name="rows">Rows of a call where they are not the batch.</param>
    public Workload(float learningRate = 1e-3f, int? rows = null)
    {
        int count = rows ?? TModel.BatchSize;
        _batch = new float[count * TModel.InputSize];
        _mean = new float[count * TModel.LatentSize];
        _logVariance = new float[count * TModel.LatentSize];
        _generated = new float[count * TModel.InputSize];
        _trainer = TModel.CreateTrainer(_model, seed: 2);
        _trainer.LearningRate = learningRate;
        var random = new Random(3);
        for (int i = 0; i < _batch.Length; i++)
            _batch[i] = random.NextSingle();
    }

    public int Threads
    {
        init => _trainer.Threads = value;
    }

    public ReadOnlySpan<float> Parameters => _model.Parameters;

    public void TrainStep() => _trainer.Step(_batch);

    public void Encode() => _model.Encode(_batch, _mean, _logVariance);

    public void Generate() => _model.Generate(_generated, _seed++);

    public void Evaluate() => _model.Evaluate(_batch, _seed++);
}
