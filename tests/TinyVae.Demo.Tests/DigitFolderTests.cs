using TinyVae.Demo.Data;
using Xunit;

namespace TinyVae.Demo.Tests;

public class DigitFolderTests
{
    [Fact]
    public void Train_images_test_images_and_labels_are_read()
    {
        using var folder = IdxFolder.WithDigits(train: 5, test: 3);
        DigitData data = DigitFolder.Read(folder.Path);
        Assert.Equal((5, 3), (data.Train.Rows, data.HeldOut.Rows));
        Assert.Equal<byte>([0, 1, 2, 3, 4], data.TrainLabels);
        Assert.Equal<byte>([0, 1, 2], data.HeldOutLabels);
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte.gz", "t10k-images-idx3-ubyte.gz")]
    [InlineData("train-images.idx3-ubyte", "t10k-images.idx3-ubyte")]
    [InlineData("train-images.idx3-ubyte.gz", "t10k-images-idx3-ubyte")]
    public void Every_spelling_of_the_names_is_found_and_labels_may_be_missing(string train, string test)
    {
        using var folder = new IdxFolder();
        folder.WriteImages(train, 4);
        folder.WriteImages(test, 2);
        DigitData data = DigitFolder.Read(folder.Path);
        Assert.Equal((4, 0, 2, 0), (data.Train.Rows, data.TrainLabels.Count, data.HeldOut.Rows, data.HeldOutLabels.Count));
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var error = Assert.Throws<DirectoryNotFoundException>(() => DigitFolder.Read("/no/such/folder"));
        Assert.Equal("/no/such/folder: no such folder.", error.Message);
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte")]
    [InlineData("t10k-images-idx3-ubyte")]
    public void A_missing_file_is_named(string name)
    {
        using var folder = IdxFolder.WithDigits();
        File.Delete(folder.PathOf(name));
        var error = Assert.Throws<FileNotFoundException>(() => DigitFolder.Read(folder.Path));
        Assert.Contains(name, error.Message);
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        using var folder = IdxFolder.WithDigits();
        folder.WriteImages("train-images-idx3-ubyte", 4, height: 14, width: 56);
        var error = Assert.Throws<InvalidDataException>(() => DigitFolder.Read(folder.Path));
        Assert.Contains("14x56", error.Message);
    }

    [Fact]
    public void A_file_without_images_is_refused()
    {
        using var folder = IdxFolder.WithDigits(train: 0);
        var error = Assert.Throws<InvalidDataException>(() => DigitFolder.Read(folder.Path));
        Assert.Contains("holds no images", error.Message);
    }

    [Theory]
    [InlineData("train-labels-idx1-ubyte")]
    [InlineData("t10k-labels-idx1-ubyte")]
    public void Labels_that_do_not_match_the_images_are_refused(string name)
    {
        using var folder = IdxFolder.WithDigits(train: 20, test: 20);
        folder.WriteLabels(name, 19);
        var error = Assert.Throws<InvalidDataException>(() => DigitFolder.Read(folder.Path));
        Assert.StartsWith($"{folder.PathOf(name)}: it has 19 labels for the 20 images", error.Message);
    }
}
