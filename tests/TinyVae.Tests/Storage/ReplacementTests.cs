using Xunit;

namespace TinyVae.Tests.Storage;

public sealed class ReplacementTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public ReplacementTests()
    {
        _path = _folder.File("weights.safetensors");
        File.WriteAllText(_path, "old");
    }

    public void Dispose() => _folder.Dispose();

    private void AssertOldFileAlone()
    {
        Assert.Equal("old", File.ReadAllText(_path));
        Assert.Equal([_path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_complete_file_takes_the_place_of_the_old_one_and_nothing_else_is_left()
    {
        SafeTensors.Save(_path, Weights.Tensors, Weights.Distinct());

        Assert.Equal(ForgedFile.ValidBytes(), File.ReadAllBytes(_path));
        Assert.Equal([_path], Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Parameters_that_are_not_finite_are_not_saved_and_the_old_file_stays(float value)
    {
        float[] parameters = Weights.Distinct();
        parameters[Weights.Tensors[4].IndexOf(19, 3)] = value;

        NotFiniteNumberException error =
            Assert.Throws<NotFiniteNumberException>(() => SafeTensors.Save(_path, Weights.Tensors, parameters));

        Assert.Contains("'posterior.log_variance.weight' [19, 3]", error.Message);
        AssertOldFileAlone();
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_that_names_it()
    {
        string path = Path.Combine(_folder.File("missing"), "weights.safetensors");

        DirectoryNotFoundException error =
            Assert.Throws<DirectoryNotFoundException>(() => SafeTensors.Save(path, Weights.Tensors, Weights.Distinct()));

        Assert.Contains("missing", error.Message);
        AssertOldFileAlone();
    }

    [Fact]
    public void A_target_that_is_a_folder_is_an_error_and_leaves_nothing_behind()
    {
        string target = Directory.CreateDirectory(_folder.File("taken")).FullName;

        Exception? error = Record.Exception(() => SafeTensors.Save(target, Weights.Tensors, Weights.Distinct()));

        Assert.True(error is IOException or UnauthorizedAccessException, $"{error}");
        Assert.True(Directory.Exists(target));
        AssertOldFileAlone();
    }
}
