using System.Runtime.Versioning;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>Any path is saved, in place of what was there, or named in the error.</summary>
public sealed class SavedPathTests : SavingTests
{
    [Fact]
    public void The_root_is_refused()
    {
        string root = Path.GetPathRoot(Folder.Path)!;
        Assert.Contains(root, Assert.Throws<UnauthorizedAccessException>(() => Save(root)).Message);
    }

    /// <summary>A new version takes the place of the one that is read, which its reader keeps.</summary>
    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void A_file_that_somebody_reads_is_replaced() => Replace(Existing("model"));

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    public void A_name_as_long_as_any_is_saved(int length)
    {
        string path = Folder.File(new string('m', length));

        Save(path);
        Save(path);

        AssertSaved(path);
        Assert.Equal([path], Directory.GetFiles(Folder.Path));
    }

    [Fact]
    public void A_name_that_is_too_long_is_an_error_that_names_it()
    {
        string path = Folder.File(new string('m', 256));

        Exception error = Assert.ThrowsAny<IOException>(() => Save(path));

        Assert.Contains(path, error.Message);
        Assert.Empty(Directory.GetFiles(Folder.Path));
    }

    [Fact]
    public void A_relative_path_is_saved_and_named_in_errors_as_it_was_given()
    {
        string path = Path.GetRelativePath(Environment.CurrentDirectory, Folder.File("model"));
        string missing = Path.GetRelativePath(Environment.CurrentDirectory, Folder.File("missing/model"));

        Save(path);
        DirectoryNotFoundException error = Assert.Throws<DirectoryNotFoundException>(() => Save(missing));

        AssertSaved(Folder.File("model"));
        Assert.StartsWith($"{missing}: ", error.Message);
    }

    /// <summary>The system's own message names the full path, if any.</summary>
    [Fact]
    public void An_error_keeps_its_kind_and_names_the_path_once()
    {
        Directory.CreateDirectory(Folder.File("taken"));
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, Folder.File("taken"));
        string tooLong = Path.GetRelativePath(Environment.CurrentDirectory, Folder.File(new string('m', 256)));

        UnauthorizedAccessException full = Assert.Throws<UnauthorizedAccessException>(() => Save(Folder.File("taken")));
        UnauthorizedAccessException named = Assert.Throws<UnauthorizedAccessException>(() => Save(relative));
        IOException ofLength = Assert.ThrowsAny<IOException>(() => Save(tooLong));

        Assert.DoesNotContain(": ", full.Message);
        Assert.Contains(Folder.File("taken"), full.Message);
        Assert.StartsWith($"{relative}: ", named.Message);
        Assert.IsType<UnauthorizedAccessException>(named.InnerException);
        Assert.StartsWith($"{tooLong}: ", ofLength.Message);
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void Nothing_stays_open_once_a_file_is_saved()
    {
        string path = Folder.File("model");

        Save(path);
        Save(path);
        using (File.OpenRead(path))
            Assert.Single(OpenFiles());

        Assert.Empty(OpenFiles());

        IEnumerable<string> OpenFiles() => Directory.GetFiles("/proc/self/fd")
            .Select(file => new FileInfo(file).LinkTarget ?? "")
            .Where(target => target.StartsWith(Folder.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void What_is_no_path_is_refused(string path) => Assert.Throws<ArgumentException>(() => Save(path));

    [Fact]
    public void What_was_longer_before_is_cut_off()
    {
        string path = Existing("model");

        Save(path);

        AssertSaved(path);
    }
}
