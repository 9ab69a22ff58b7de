namespace TinyVae.AotSmoke;

/// <summary>
/// Trains a model on the same rows again and again; every tenth step takes a partial batch, as the last one of an epoch. A model that takes
/// one row at a time takes them by turns.
/// </summary>
internal sealed class Training<TModel>
    where TModel : class, IVae<TModel>
{
    private readonly TModel _model;
    private readonly float[] _data;
    private readonly IVaeTrainer _trainer;

    public Training(TModel model, float[] data, int threads = 1)
    {
        _model = model;
        _data = data;
        _trainer = TModel.CreateTrainer(model, seed: 2);
        _trainer.Threads = threads;
    }

    /// <summary>Goes on by Step until so many steps are made.</summary>
    public void StepUntil(int steps)
    {
        while (_trainer.Steps < steps)
            _trainer.Step(Batch());
    }

    /// <summary>Goes on by the two halves of a step.</summary>
    public void ApplyGradientsUntil(int steps)
    {
        float[] gradients = new float[_model.Parameters.Length];
        while (_trainer.Steps < steps)
        {
            _trainer.Gradients(Batch(), gradients);
            _trainer.Apply(gradients);
        }
    }

    /// <summary>The sizes of partial batches run through all below BatchSize, one row among them.</summary>
    private ReadOnlySpan<float> Batch()
    {
        int step = (int)_trainer.Steps;
        if (TModel.BatchSize == 1)
            return _data.AsSpan(step * TModel.RowSize % _data.Length, TModel.RowSize);
        int rows = step % 10 == 9 ? 1 + step / 10 % (TModel.BatchSize - 1) : TModel.BatchSize;
        return _data.AsSpan(0, rows * TModel.RowSize);
    }
}
