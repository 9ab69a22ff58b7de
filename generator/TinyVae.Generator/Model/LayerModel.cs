namespace TinyVae.Generator.Model;

/// <summary>One layer as declared. Each kind of layer is a record of its own.</summary>
internal abstract record LayerModel(ActivationKind Activation);

/// <summary>y = f(W·x + b) with W of shape [units, inputs].</summary>
internal sealed record DenseLayer(int Units, ActivationKind Activation) : LayerModel(Activation);
