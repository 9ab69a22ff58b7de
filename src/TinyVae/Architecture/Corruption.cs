namespace TinyVae;

/// <summary>What training does to the encoder's input, while the target stays clean.</summary>
public enum Corruption
{
    /// <summary>Normal noise is added; its level is the standard deviation.</summary>
    Gaussian,

    /// <summary>Features are set to 0; its level is their fraction.</summary>
    Mask,

    /// <summary>Features are set to 0 or 1 by equal chance; its level is their fraction.</summary>
    SaltPepper,

    /// <summary>Cells of columns are taken away, as if they were missing; its level is their fraction.</summary>
    Missing,
}
