namespace TinyVae.Demo.Data;

/// <summary>Digits to train on and digits held out.</summary>
/// <param name="Source">Where they are from, for people.</param>
/// <param name="Train">Rows of 28x28 pixels to train on.</param>
/// <param name="HeldOut">Rows that training never sees.</param>
/// <param name="HeldOutLabels">The digit of each held-out row; empty if nobody labelled them.</param>
internal sealed record DigitData(string Source, Dataset Train, Dataset HeldOut, IReadOnlyList<byte> HeldOutLabels)
{
    /// <summary>Pixels along one side of a digit.</summary>
    public const int Side = 28;

    /// <summary>Pixels of a digit.</summary>
    public const int Pixels = Side * Side;
}
