using System.Runtime.Versioning;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>Who may do what with a file stays, and so do its owner and its attributes; and what may not be done is not.</summary>
public sealed class SavedRightsTests : SavingTests
{
    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void Access_rights_stay()
    {
        foreach (UnixFileMode mode in (UnixFileMode[])[(UnixFileMode)0b110_000_000, (UnixFileMode)0b111_111_111, (UnixFileMode)0b110_110_010])
        {
            string path = Existing("model");
            File.SetUnixFileMode(path, mode);

            Replace(path);

            Assert.Equal(mode, File.GetUnixFileMode(path));
        }
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void A_new_file_has_the_rights_that_any_new_file_has()
    {
        File.WriteAllText(Folder.File("other"), "");

        Save(Folder.File("model"));

        Assert.Equal(File.GetUnixFileMode(Folder.File("other")), File.GetUnixFileMode(Folder.File("model")));
    }

    [LinuxFact(NeedsRoot = true)]
    [SupportedOSPlatform("linux")]
    public void Owner_and_group_stay()
    {
        foreach (string owner in (string[])["1234:4321", "1234:0", "0:4321"])
        {
            string path = Existing("model");
            Run("chown", owner, path);
            Run("chmod", "6640", path);

            Replace(path);

            Assert.Equal($"{owner} 6640", Run("stat", "-c", "%u:%g %a", path));
        }
    }

    [LinuxFact(NeedsAttributes = true)]
    [SupportedOSPlatform("linux")]
    public void Extended_attributes_and_access_control_list_stay()
    {
        string path = Existing("model");
        Assert.True(ExtendedAttribute.TrySet(path, "user.origin", [1, 2, 3]));
        Assert.True(ExtendedAttribute.TrySet(path, "user.long", new byte[1000]));
        Assert.True(ExtendedAttribute.TrySet(path, "user.empty", []));
        Assert.True(ExtendedAttribute.TrySet(path, ExtendedAttribute.AccessList, ExtendedAttribute.ReadableBy(1234)));
        IReadOnlyDictionary<string, string> before = ExtendedAttribute.All(path);

        Replace(path);

        Assert.Equal(4, before.Count);
        Assert.Equal(before, ExtendedAttribute.All(path));
    }

    /// <summary>New files of such a folder are readable by somebody: the file's new version must not be, as it was not.</summary>
    [LinuxFact(NeedsAttributes = true)]
    [SupportedOSPlatform("linux")]
    public void What_new_files_of_a_folder_are_given_is_not_given_to_an_old_one()
    {
        string without = Existing("without"), with = Existing("with");
        Assert.True(ExtendedAttribute.TrySet(with, ExtendedAttribute.AccessList, ExtendedAttribute.ReadableBy(1234)));
        IReadOnlyDictionary<string, string> before = ExtendedAttribute.All(with);
        Assert.True(ExtendedAttribute.TrySet(Folder.Path, ExtendedAttribute.DefaultAccessList, ExtendedAttribute.ReadableBy(4321)));

        Save(without);
        Save(with);
        Save(Folder.File("new"));

        Assert.Empty(ExtendedAttribute.All(without));
        Assert.Equal(before, ExtendedAttribute.All(with));
        Assert.Equal([ExtendedAttribute.AccessList], ExtendedAttribute.All(Folder.File("new")).Keys);
        AssertSaved(without);
        AssertSaved(with);
        Assert.Equal(["new", "with", "without"], Directory.GetFileSystemEntries(Folder.Path).Select(Path.GetFileName).Order());
    }

    [LinuxFact(NeedsUser = true)]
    [SupportedOSPlatform("linux")]
    public void A_file_in_a_folder_that_takes_no_new_one_is_written_in_place()
    {
        string path = Existing("locked/model");
        File.SetUnixFileMode(Folder.File("locked"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Save(path);
            AssertSaved(path);
            UnauthorizedAccessException error = Assert.Throws<UnauthorizedAccessException>(() => Save(Folder.File("locked/new")));
            Assert.Contains(Folder.File("locked/new"), error.Message);
        }
        finally
        {
            File.SetUnixFileMode(Folder.File("locked"), (UnixFileMode)0b111_000_000);
        }
    }

    [LinuxFact(NeedsUser = true)]
    [SupportedOSPlatform("linux")]
    public void A_file_that_may_not_be_written_to_is_left_alone()
    {
        string path = Existing("model");
        File.SetUnixFileMode(path, UnixFileMode.UserRead);

        UnauthorizedAccessException error = Assert.Throws<UnauthorizedAccessException>(() => Save(path));

        Assert.Contains(path, error.Message);
        Assert.Equal(new byte[10_000], File.ReadAllBytes(path));
    }
}
