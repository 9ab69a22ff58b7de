namespace TinyVae.AotSmoke;

/// <summary>Trains a model on the same rows again and again; every tenth step takes a partial batch, as the last one of an epoch.</summary>
internal sealed class Training<TModel>(TModel model, float[] data)
    where TModel : class, IVae<TModel>
{
    private readonly IVaeTrainer _trainer = TModel.CreateTrainer(model, seed: 2);

    /// <summary>Goes on by Step until so many steps are made.</summary>
    public void StepUntil(int steps)
    {
        while (_trainer.Steps < steps)
            _trainer.Step(Batch());
    }

    /// <summary>Goes on by the two halves of a step.</summary>
    public void ApplyGradientsUntil(int steps)
    {
        float[] gradients = new float[model.Parameters.Length];
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
        int rows = step % 10 == 9 ? 1 + step / 10 % (TModel.BatchSize - 1) : TModel.BatchSize;
        return data.AsSpan(0, rows * TModel.InputSize);
    }
}
