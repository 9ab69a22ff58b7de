using TinyVae.Generator.Activations;

namespace TinyVae.Generator.Layers;

/// <summary>y = f(W·x + b) with W of shape [units, inputs].</summary>
internal sealed record DenseLayer(int Units, ActivationKind Activation) : LayerModel(Activation)
{
    /// <summary>How its units stand, where that is written or a mirrored decoder leads back to more than a row of them; otherwise null.</summary>
    public FeatureShape? Shape { get; init; }

    /// <summary>Positions that files have behind the channels.</summary>
    public int PositionsInFiles => Shape?.PositionsInFiles ?? 1;

    public override string Text => Shape is { IsMap: true } ? Shape.Text : $"{Units}";

    public override FeatureShape OutputOf(FeatureShape inputs) => Shape ?? FeatureShape.Flat(Units);

    public override LayerModel Mirrored(FeatureShape inputs, ActivationKind below) => To(inputs, below);

    /// <summary>The layer whose outputs have a shape.</summary>
    public static DenseLayer To(FeatureShape outputs, ActivationKind activation) =>
        new(outputs.Size, activation) { Shape = outputs == FeatureShape.Flat(outputs.Size) ? null : outputs };
}
