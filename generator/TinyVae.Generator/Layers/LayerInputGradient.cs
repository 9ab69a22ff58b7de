using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Layers;

/// <summary>The gradient of what a layer gave becomes that of what it read.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="FromY">The gradient of what it gave.</param>
/// <param name="ToX">The gradient of what it read, that of the activation before it included.</param>
/// <param name="Slope">What tells the derivative of that activation; null where there is none.</param>
internal sealed record LayerInputGradient(LayerPlan Layer, Value FromY, Value ToX, Value? Slope) : Operation
{
    public override IEnumerable<Value> Reads => Slope is null ? [FromY] : [FromY, Slope];

    public override IEnumerable<Value> Writes => [ToX];

    public override long Scratch => Layer.TrainingScratch(FromY.Stride);

    public override long Flops => FromY.Rows.Most * Layer.InputGradientFlops;
}
