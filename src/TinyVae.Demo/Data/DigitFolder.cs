namespace TinyVae.Demo.Data;

/// <summary>A folder of IDX files with MNIST's names, gzipped or not: MNIST itself, Fashion-MNIST, or one's own.</summary>
internal static class DigitFolder
{
    /// <summary>Reads the training and the test images, with their labels where there are any.</summary>
    /// <exception cref="IOException">The folder or a file is missing or unreadable; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or holds something else; the message names it and says what.</exception>
    public static DigitData Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{folder}: no such folder.");
        string trainFile = Find(folder, "train-images", "idx3-ubyte") ?? throw Missing(folder, "train-images-idx3-ubyte");
        string testFile = Find(folder, "t10k-images", "idx3-ubyte") ?? throw Missing(folder, "t10k-images-idx3-ubyte");
        Dataset train = ReadDigits(trainFile);
        Dataset heldOut = ReadDigits(testFile);
        return new DigitData(
            folder,
            train,
            ReadLabels(folder, "train-labels", train, trainFile),
            heldOut,
            ReadLabels(folder, "t10k-labels", heldOut, testFile));
    }

    private static Dataset ReadDigits(string file)
    {
        Dataset images = IdxFile.ReadImages(file, out int height, out int width);
        if (height != DigitData.Side || width != DigitData.Side)
            throw new InvalidDataException($"{file}: its images are {height}x{width}, the models need {DigitData.Side}x{DigitData.Side}.");
        return images.Rows > 0 ? images : throw new InvalidDataException($"{file}: it holds no images.");
    }

    // No file is no labels.
    private static byte[] ReadLabels(string folder, string name, Dataset images, string imageFile)
    {
        if (Find(folder, name, "idx1-ubyte") is not { } labelFile)
            return [];
        byte[] labels = IdxFile.ReadLabels(labelFile);
        return labels.Length == images.Rows
            ? labels
            : throw new InvalidDataException($"{labelFile}: it has {labels.Length} labels for the {images.Rows} images of {imageFile}.");
    }

    // Both spellings are in circulation: train-images-idx3-ubyte and train-images.idx3-ubyte.
    private static string? Find(string folder, string name, string type) =>
        new[] { $"{name}-{type}", $"{name}.{type}", $"{name}-{type}.gz", $"{name}.{type}.gz" }
            .Select(file => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);

    private static FileNotFoundException Missing(string folder, string name) => new($"{folder}: it has no {name} (or {name}.gz).");
}
