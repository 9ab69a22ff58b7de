using TinyVae.Generator.Activations;

namespace TinyVae.Generator.Layers;

/// <summary>One layer as declared. Each kind of layer is a record of its own.</summary>
internal abstract record LayerModel(ActivationKind Activation)
{
    /// <summary>Its kind and sizes as they are written, in one form only.</summary>
    public abstract string Text { get; }

    /// <summary>Whether it is another layer where the same features stand in another shape.</summary>
    public virtual bool ReadsShape => false;

    /// <summary>The shape of what it gives, of a row that it reads.</summary>
    public abstract FeatureShape OutputOf(FeatureShape inputs);

    /// <summary>Why it cannot read a row of a shape; null where it can.</summary>
    public virtual LayerMisfit? MisfitOn(FeatureShape inputs) => null;

    /// <summary>Whether what it gives stands as the features of the data do.</summary>
    /// <param name="inputs">The shape of what it reads.</param>
    /// <param name="data">The shape of the data.</param>
    public virtual bool EndsAt(FeatureShape inputs, FeatureShape data) => OutputOf(inputs).Size == data.Size;

    /// <summary>The layer that leads back, in a mirrored decoder, from what this one gives to what it read.</summary>
    /// <param name="inputs">The shape of what this one reads.</param>
    /// <param name="below">The activation of what this one reads, which the mirrored layer gives again.</param>
    public abstract LayerModel Mirrored(FeatureShape inputs, ActivationKind below);
}
