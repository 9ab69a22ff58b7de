namespace TinyVae.Demo.Data;

/// <summary>The 10,000 test images of MNIST, which are part of the program.</summary>
internal static class BuiltInDigits
{
    // Every tenth: the file begins with the tidier half of its writers, so its end alone would not stand for the whole.
    private const int HeldOutEvery = 10;

    /// <summary>9,000 digits to train on and 1,000 held out.</summary>
    public static DigitData Read()
    {
        using Stream imageFile = Open("t10k-images-idx3-ubyte.gz");
        using Stream labelFile = Open("t10k-labels-idx1-ubyte.gz");
        Dataset images = IdxFile.ReadImages(imageFile, "the built-in images", out _, out _);
        byte[] labels = IdxFile.ReadLabels(labelFile, "the built-in labels");

        int[] rows = [.. Enumerable.Range(0, images.Rows)];
        int[] train = [.. rows.Where(row => !IsHeldOut(row))];
        int[] heldOut = [.. rows.Where(IsHeldOut)];
        return new DigitData(
            "the 10,000 built-in digits (MNIST's test images)",
            images.Pick(train),
            [.. train.Select(row => labels[row])],
            images.Pick(heldOut),
            [.. heldOut.Select(row => labels[row])]);
    }

    private static bool IsHeldOut(int row) => row % HeldOutEvery == HeldOutEvery - 1;

    private static Stream Open(string name) => typeof(BuiltInDigits).Assembly.GetManifestResourceStream(name)!;
}
