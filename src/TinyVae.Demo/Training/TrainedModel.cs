namespace TinyVae.Demo.Training;

/// <summary>A model after training.</summary>
/// <param name="Model">The model.</param>
/// <param name="Trainer">What trained it, for its settings.</param>
/// <param name="History">How it went.</param>
internal sealed record TrainedModel<TModel>(TModel Model, IVaeTrainer Trainer, TrainingHistory History)
    where TModel : class, IVae<TModel>;
