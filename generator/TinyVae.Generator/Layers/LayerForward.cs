using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Layers;

/// <summary>x becomes y by a layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="X">What it reads.</param>
/// <param name="Y">What it gives.</param>
/// <param name="Derivative">The activation's derivative, where the layer saves it.</param>
internal sealed record LayerForward(LayerPlan Layer, Value X, Value Y, Value? Derivative = null) : Operation
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Y];

    public override IEnumerable<Value> Saves => Derivative is null ? [] : [Derivative];

    public override long Scratch => Layer.ForwardScratch(Y.Stride);

    public override long Flops => Y.Rows.Most * Layer.Flops;

    public override Operation? Backward => X.Gradient is null || Y.Gradient is null ? null : new LayerInputGradient(Layer, Y.Gradient, X.Gradient, X.Slope);

    public override Operation? Update => Y.Gradient is null ? null : new LayerWeightGradient(Layer, X, Y.Gradient);
}
