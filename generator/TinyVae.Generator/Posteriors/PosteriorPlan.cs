using TinyVae.Generator.Layers;
using TinyVae.Generator.Objectives;

namespace TinyVae.Generator.Posteriors;

/// <summary>The family of q(z|x): what the encoder's last layer gives, and what the runtime library makes of it.</summary>
internal abstract record PosteriorPlan
{
    /// <summary>The posterior's type in the runtime library.</summary>
    public abstract string Type { get; }

    /// <summary>q(z|x) in words, for the prose.</summary>
    public abstract string Words { get; }

    /// <summary>How z is drawn, in a formula.</summary>
    public abstract string Draw { get; }

    /// <summary>Whether z is drawn at all.</summary>
    public virtual bool HasNoise => true;

    /// <summary>The heads of the layer.</summary>
    public abstract HeadPlan[] Heads(int units);

    /// <summary>Floats of scratch that its kernels of inference work in.</summary>
    public virtual long InferenceScratch(int units) => 0;

    /// <summary>Floats of scratch that its kernels of training work in.</summary>
    public virtual long TrainingScratch(int units) => 0;

    /// <summary>Floats that its kernels need to write a draw's log-ratio.</summary>
    public virtual int FloatsOfLogRatio => 1;

    public static PosteriorPlan Of(ObjectiveKind objective, PosteriorKind posterior) => (objective, posterior) switch
    {
        (ObjectiveKind.Autoencoder, _) => new PointPosterior(),
        (_, PosteriorKind.Diagonal) => new DiagonalPosterior(),
        (_, PosteriorKind.FullCovariance) => new FullCovariancePosterior(),
        _ => throw new ArgumentOutOfRangeException(nameof(posterior), posterior, "not a posterior"),
    };
}
