namespace TinyVae.Demo.Data;

/// <summary>Digits to train on and digits held out.</summary>
/// <param name="Source">Where they are from, for people.</param>
/// <param name="Train">Rows of 28x28 pixels to train on.</param>
/// <param name="TrainLabels">The digit of each row to train on; empty if nobody labelled them.</param>
/// <param name="HeldOut">Rows that training never sees.</param>
/// <param name="HeldOutLabels">The digit of each held-out row; empty if nobody labelled them.</param>
internal sealed record DigitData(
    string Source, Dataset Train, IReadOnlyList<byte> TrainLabels, Dataset HeldOut, IReadOnlyList<byte> HeldOutLabels)
{
    /// <summary>Pixels along one side of a digit.</summary>
    public const int Side = 28;

    /// <summary>Pixels of a digit.</summary>
    public const int Pixels = Side * Side;

    /// <summary>Reads the digits of a folder, or those that are part of the program.</summary>
    /// <param name="folder">A folder of IDX files; none for the built-in digits.</param>
    /// <exception cref="IOException">The folder or a file is missing or unreadable; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or holds something else; the message names it and says what.</exception>
    public static DigitData Read(string? folder) => folder is null ? BuiltInDigits.Read() : DigitFolder.Read(folder);

    /// <summary>The same with no row of one class to train on; what is held out stays.</summary>
    /// <param name="label">The class.</param>
    public DigitData Without(byte label)
    {
        int[] others = [.. Enumerable.Range(0, TrainLabels.Count).Where(row => TrainLabels[row] != label)];
        return this with { Train = Train.Pick(others), TrainLabels = [.. others.Select(row => TrainLabels[row])] };
    }
}
