namespace TinyVae.Benchmarks.Models;

/// <summary>The sizes of a network of one hidden layer and its mirror image.</summary>
internal sealed record Shape(int Inputs, int Hidden, int Latent, int Batch)
{
    public static Shape Of<TModel>()
        where TModel : class, IVae<TModel> =>
        new(TModel.InputSize, TModel.Layers[0].Outputs, TModel.LatentSize, TModel.BatchSize);

    public override string ToString() => $"{Inputs}-{Hidden}-{Latent}, batch {Batch}";
}
