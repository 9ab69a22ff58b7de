using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Layers;

/// <summary>What a layer read and the gradient of what it gave become the gradients of its parameters.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="X">What it read.</param>
/// <param name="FromY">The gradient of what it gave.</param>
internal sealed record LayerWeightGradient(LayerPlan Layer, Value X, Value FromY) : Operation
{
    public override IEnumerable<Value> Reads => [X, FromY];

    public override IEnumerable<Value> Writes => [];

    public override long Scratch => Layer.TrainingScratch(FromY.Stride);

    public override long Flops => FromY.Rows.Most * Layer.Flops;
}
