using TinyVae.Generator.Activations;

namespace TinyVae.Generator.Layers;

/// <summary>One layer as declared. Each kind of layer is a record of its own.</summary>
internal abstract record LayerModel(ActivationKind Activation)
{
    /// <summary>Its kind and sizes as they are written, in one form only.</summary>
    public abstract string Text { get; }

    /// <summary>The shape of what it gives, of a row that it reads.</summary>
    public abstract FeatureShape OutputOf(FeatureShape inputs);

    /// <summary>The layer that leads back, in a mirrored decoder, from what this one gives to what it read.</summary>
    /// <param name="inputs">The shape of what this one reads.</param>
    /// <param name="below">The activation of what this one reads, which the mirrored layer gives again.</param>
    public abstract LayerModel Mirrored(FeatureShape inputs, ActivationKind below);
}
