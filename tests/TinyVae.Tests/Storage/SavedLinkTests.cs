using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>A link or another name of a file stays one, and leads to what was saved.</summary>
public sealed class SavedLinkTests : SavingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_symbolic_link_stays_one_and_leads_to_what_was_saved(bool isRelative)
    {
        string target = Existing("target");
        string link = Folder.File("link"), linkToLink = Folder.File("link-to-link");
        File.CreateSymbolicLink(link, isRelative ? "target" : target);
        File.CreateSymbolicLink(linkToLink, isRelative ? "link" : link);

        Save(linkToLink);

        Assert.NotNull(new FileInfo(linkToLink).LinkTarget);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        AssertSaved(target);
        Assert.Equal(3, Directory.GetFileSystemEntries(Folder.Path).Length);
    }

    [Fact]
    public void The_target_of_a_link_that_leads_nowhere_is_created()
    {
        Directory.CreateDirectory(Folder.File("elsewhere"));
        File.CreateSymbolicLink(Folder.File("link"), "elsewhere/target");

        Save(Folder.File("link"));

        Assert.NotNull(new FileInfo(Folder.File("link")).LinkTarget);
        AssertSaved(Folder.File("elsewhere/target"));
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void A_link_is_followed_from_where_it_lies_even_behind_a_link_to_its_folder()
    {
        Directory.CreateDirectory(Folder.File("real/inner"));
        File.CreateSymbolicLink(Folder.File("real/inner/up"), "../model");
        Directory.CreateSymbolicLink(Folder.File("shortcut"), "real/inner");

        Save(Folder.File("shortcut/up"));

        AssertSaved(Folder.File("real/model"));
        Assert.False(File.Exists(Folder.File("model")));
    }

    [Fact]
    public void Links_in_a_circle_are_an_error_that_names_the_path()
    {
        File.CreateSymbolicLink(Folder.File("a"), "b");
        File.CreateSymbolicLink(Folder.File("b"), "a");

        IOException error = Assert.ThrowsAny<IOException>(() => Save(Folder.File("a")));

        Assert.Contains(Folder.File("a"), error.Message);
        Assert.Equal(2, Directory.GetFileSystemEntries(Folder.Path).Length);
    }

    /// <summary>Linux follows 40 links, and no more.</summary>
    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void As_many_links_as_the_system_follows_lead_to_a_file_that_is_replaced()
    {
        string path = Existing("0");
        using SafeFileHandle old = File.OpenHandle(path);
        for (int link = 1; link <= 41; link++)
            File.CreateSymbolicLink(Folder.File($"{link}"), $"{link - 1}");

        Save(Folder.File("40"));
        IOException error = Assert.ThrowsAny<IOException>(() => Save(Folder.File("41")));

        Assert.Equal(10_000, RandomAccess.GetLength(old));
        AssertSaved(path);
        Assert.Contains(Folder.File("41"), error.Message);
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void All_names_of_a_file_see_what_was_saved()
    {
        string path = Existing("model"), other = Folder.File("other");
        Run("ln", path, other);

        Save(path);

        AssertSaved(other);
        AssertSaved(path);
        Assert.Equal("2", Run("stat", "-c", "%h", path));
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void A_file_of_two_names_that_somebody_reads_is_written_in_place()
    {
        string path = Existing("model"), other = Folder.File("other");
        Run("ln", path, other);
        using SafeFileHandle reader = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);

        Save(path);

        Assert.Equal(ForgedFile.ValidBytes().Length, RandomAccess.GetLength(reader));
        AssertSaved(other);
    }
}
