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
        int[] heldOut = [.. rows.Where(IsHeldOut)];
        return new DigitData(
            "the 10,000 built-in digits (MNIST's test images)",
            Pick(images, [.. rows.Where(row => !IsHeldOut(row))]),
            Pick(images, heldOut),
            [.. heldOut.Select(row => labels[row])]);
    }

    private static bool IsHeldOut(int row) => row % HeldOutEvery == HeldOutEvery - 1;

    private static Dataset Pick(Dataset images, int[] rows)
    {
        float[] values = new float[rows.Length * images.Features];
        for (int i = 0; i < rows.Length; i++)
            images.Row(rows[i]).CopyTo(values.AsSpan(i * images.Features));
        return new Dataset(values, images.Features);
    }

    private static Stream Open(string name) => typeof(BuiltInDigits).Assembly.GetManifestResourceStream(name)!;
}
