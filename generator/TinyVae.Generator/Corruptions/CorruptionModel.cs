namespace TinyVae.Generator.Corruptions;

/// <summary>The kinds of corruption that a declaration can name.</summary>
internal enum CorruptionKind
{
    Gaussian,
    Mask,
    SaltPepper,
    Missing,
}

/// <summary>What is done to the encoder's input in training.</summary>
/// <param name="Kind">What kind of noise.</param>
/// <param name="Level">The standard deviation, or the fraction of features or cells.</param>
internal sealed record CorruptionModel(CorruptionKind Kind, float Level)
{
    /// <summary>Whether it takes cells away, and not from what they are to the encoder.</summary>
    public bool TakesCells => Kind == CorruptionKind.Missing;
}
