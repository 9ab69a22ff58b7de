namespace TinyVae.Generator.Model;

/// <summary>y = f(W·x + b) with W of shape [units, inputs].</summary>
internal sealed record DenseLayer(int Units, ActivationKind Activation) : LayerModel(Activation)
{
    public override FeatureShape OutputOf(FeatureShape inputs) => FeatureShape.Flat(Units);

    public override LayerModel Mirrored(FeatureShape inputs, ActivationKind below) => new DenseLayer(inputs.Size, below);
}
