using TinyVae.Generator.Activations;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Layers;

/// <summary>What a convolution and a transposed one have in common.</summary>
internal abstract record KernelLayer(int Channels, ConvolutionWindow Window, ActivationKind Activation) : LayerModel(Activation)
{
    /// <summary>How its outputs stand, where a mirrored decoder leads back to them; otherwise null.</summary>
    public FeatureShape? Shape { get; init; }

    public sealed override bool ReadsShape => true;

    public sealed override string Text => string.Join(" ", Words);

    /// <summary>The word that it begins with.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether its small side is what it reads.</summary>
    public abstract bool IsTransposed { get; }

    /// <summary>What is written of it where it is not the default.</summary>
    protected virtual IEnumerable<string> Words
    {
        get
        {
            yield return $"{Kind} {Channels} {Window.InWords(Window.Kernel)}";
            if (Window.Stride != new Extent(1, 1))
                yield return $"/{Window.Written(Window.Stride)}";
            if (Window.Padding != ConvolutionWindow.UsualPadding(Window.Kernel))
                yield return $"pad {Window.Written(Window.Padding)}";
        }
    }

    public sealed override FeatureShape OutputOf(FeatureShape inputs)
    {
        if (Shape is not null)
            return Shape;
        Extent positions = PositionsOf(Window.Positions(inputs));
        return FeatureShape.Map(positions.Height, positions.Width, Channels);
    }

    /// <summary>Both sides of it where it reads a shape.</summary>
    public ConvolutionGeometry GeometryOn(FeatureShape inputs)
    {
        Extent read = Window.Positions(inputs), given = Window.Positions(OutputOf(inputs));
        return IsTransposed ? new(Window, Big: given, Small: read) : new(Window, Big: read, Small: given);
    }

    public sealed override bool EndsAt(FeatureShape inputs, FeatureShape data)
    {
        FeatureShape end = OutputOf(inputs);
        return Window.Positions(end) == Window.Positions(data) && Window.Channels(end) == Window.Channels(data);
    }

    public sealed override LayerMisfit? MisfitOn(FeatureShape inputs) => inputs is { IsFlat: true, IsMap: false } && !Window.IsSeries
        ? new(
            ConvolutionGrammar.KernelOf,
            $"a kernel of two dimensions needs height and width, but it reads a row of {Number.Grouped(inputs.Size)} features")
        : MisfitOf(Window.Positions(inputs));

    /// <summary>Positions of what it gives, by those of what it reads.</summary>
    protected abstract Extent PositionsOf(Extent read);

    /// <summary>Why it cannot read so many positions; null where it can.</summary>
    protected abstract LayerMisfit? MisfitOf(Extent read);
}
