namespace TinyVae.Benchmarks.Results;

/// <summary>Training from the start: the model's own initialization, Adam at its default of 1e-3.</summary>
internal static class Learning
{
    /// <param name="batches">The batches of an epoch, by the epoch's seed.</param>
    /// <param name="epochs">How many.</param>
    /// <param name="seed">Of everything random.</param>
    /// <param name="threads">Of model and trainer.</param>
    public static TModel Train<TModel>(Func<ulong, ShuffledBatches> batches, int epochs, int seed, int threads)
        where TModel : class, IVae<TModel>
    {
        TModel model = TModel.Create((ulong)seed);
        IVaeTrainer trainer = TModel.CreateTrainer(model, (ulong)seed);
        model.Threads = trainer.Threads = threads;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            foreach (ReadOnlySpan<float> batch in batches(((ulong)seed << 32) + (ulong)epoch))
                trainer.Step(batch);
        }
        return model;
    }
}
