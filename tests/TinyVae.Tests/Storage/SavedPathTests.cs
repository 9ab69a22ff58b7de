using System.Diagnostics;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>What a path is stays what it is: saving leaves what writing in place would leave.</summary>
public sealed class SavedPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static void Save(string path) => SafeTensors.Save(path, Weights.Tensors, Weights.Distinct());

    private static void AssertSaved(string path) => Assert.Equal(ForgedFile.ValidBytes(), File.ReadAllBytes(path));

    /// <summary>Saves by a new version in the old one's place, which whoever has that open keeps.</summary>
    private static void Replace(string path)
    {
        using SafeFileHandle old = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        long length = RandomAccess.GetLength(old);

        Save(path);

        AssertSaved(path);
        Assert.Equal(length, RandomAccess.GetLength(old));
    }

    /// <summary>A file that is longer than what is saved, so that it is seen whether the rest is cut off.</summary>
    private string Existing(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        File.WriteAllBytes(_folder.File(name), new byte[10_000]);
        return _folder.File(name);
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_symbolic_link_stays_one_and_leads_to_what_was_saved(bool isRelative)
    {
        string target = Existing("target");
        string link = _folder.File("link"), linkToLink = _folder.File("link-to-link");
        File.CreateSymbolicLink(link, isRelative ? "target" : target);
        File.CreateSymbolicLink(linkToLink, isRelative ? "link" : link);

        Save(linkToLink);

        Assert.NotNull(new FileInfo(linkToLink).LinkTarget);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        AssertSaved(target);
        Assert.Equal(3, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    [Fact]
    public void The_target_of_a_link_that_leads_nowhere_is_created()
    {
        Directory.CreateDirectory(_folder.File("elsewhere"));
        File.CreateSymbolicLink(_folder.File("link"), "elsewhere/target");

        Save(_folder.File("link"));

        Assert.NotNull(new FileInfo(_folder.File("link")).LinkTarget);
        AssertSaved(_folder.File("elsewhere/target"));
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void A_link_is_followed_from_where_it_lies_even_behind_a_link_to_its_folder()
    {
        Directory.CreateDirectory(_folder.File("real/inner"));
        File.CreateSymbolicLink(_folder.File("real/inner/up"), "../model");
        Directory.CreateSymbolicLink(_folder.File("shortcut"), "real/inner");

        Save(_folder.File("shortcut/up"));

        AssertSaved(_folder.File("real/model"));
        Assert.False(File.Exists(_folder.File("model")));
    }

    [Fact]
    public void Links_in_a_circle_are_an_error_that_names_the_path()
    {
        File.CreateSymbolicLink(_folder.File("a"), "b");
        File.CreateSymbolicLink(_folder.File("b"), "a");

        IOException error = Assert.ThrowsAny<IOException>(() => Save(_folder.File("a")));

        Assert.Contains(_folder.File("a"), error.Message);
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    /// <summary>Linux follows 40 links, and no more.</summary>
    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void As_many_links_as_the_system_follows_lead_to_a_file_that_is_replaced()
    {
        string path = Existing("0");
        using SafeFileHandle old = File.OpenHandle(path);
        for (int link = 1; link <= 41; link++)
            File.CreateSymbolicLink(_folder.File($"{link}"), $"{link - 1}");

        Save(_folder.File("40"));
        IOException error = Assert.ThrowsAny<IOException>(() => Save(_folder.File("41")));

        Assert.Equal(10_000, RandomAccess.GetLength(old));
        AssertSaved(path);
        Assert.Contains(_folder.File("41"), error.Message);
    }

    [Fact]
    public void The_root_is_refused()
    {
        string root = Path.GetPathRoot(_folder.Path)!;
        Assert.Contains(root, Assert.Throws<UnauthorizedAccessException>(() => Save(root)).Message);
    }

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
        File.WriteAllText(_folder.File("other"), "");

        Save(_folder.File("model"));

        Assert.Equal(File.GetUnixFileMode(_folder.File("other")), File.GetUnixFileMode(_folder.File("model")));
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void All_names_of_a_file_see_what_was_saved()
    {
        string path = Existing("model"), other = _folder.File("other");
        Run("ln", path, other);

        Save(path);

        AssertSaved(other);
        AssertSaved(path);
        Assert.Equal("2", Run("stat", "-c", "%h", path));
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
        Assert.True(ExtendedAttribute.TrySet(_folder.Path, ExtendedAttribute.DefaultAccessList, ExtendedAttribute.ReadableBy(4321)));

        Save(without);
        Save(with);
        Save(_folder.File("new"));

        Assert.Empty(ExtendedAttribute.All(without));
        Assert.Equal(before, ExtendedAttribute.All(with));
        Assert.Equal([ExtendedAttribute.AccessList], ExtendedAttribute.All(_folder.File("new")).Keys);
        AssertSaved(without);
        AssertSaved(with);
    }

    [LinuxFact(NeedsUser = true)]
    [SupportedOSPlatform("linux")]
    public void A_file_in_a_folder_that_takes_no_new_one_is_written_in_place()
    {
        string path = Existing("locked/model");
        File.SetUnixFileMode(_folder.File("locked"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Save(path);
            AssertSaved(path);
            UnauthorizedAccessException error = Assert.Throws<UnauthorizedAccessException>(() => Save(_folder.File("locked/new")));
            Assert.Contains(_folder.File("locked/new"), error.Message);
        }
        finally
        {
            File.SetUnixFileMode(_folder.File("locked"), (UnixFileMode)0b111_000_000);
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

    /// <summary>A new version takes the place of the one that is read, which its reader keeps.</summary>
    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void A_file_that_somebody_reads_is_replaced() => Replace(Existing("model"));

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void A_file_of_two_names_that_somebody_reads_is_written_in_place()
    {
        string path = Existing("model"), other = _folder.File("other");
        Run("ln", path, other);
        using SafeFileHandle reader = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);

        Save(path);

        Assert.Equal(ForgedFile.ValidBytes().Length, RandomAccess.GetLength(reader));
        AssertSaved(other);
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void A_pipe_gets_the_bytes_and_stays_a_pipe()
    {
        string path = _folder.File("pipe");
        Run("mkfifo", path);
        byte[] received = [];
        var reader = new Thread(() => received = File.ReadAllBytes(path));
        reader.Start();

        Save(path);

        reader.Join();
        Assert.Equal(ForgedFile.ValidBytes(), received);
        Assert.Equal("fifo", Run("stat", "-c", "%F", path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void A_device_stays_a_device()
    {
        File.CreateSymbolicLink(_folder.File("link"), "/dev/null");

        Save("/dev/null");
        Save(_folder.File("link"));
        IOException error = Assert.ThrowsAny<IOException>(() => Save("/dev/full"));

        Assert.Equal("character special file", Run("stat", "-c", "%F", "/dev/null"));
        Assert.Contains("/dev/full: No space left", error.Message);
        Assert.DoesNotContain(Directory.GetFiles("/dev"), file => file.Contains("tinyvae", StringComparison.Ordinal));
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void An_open_file_under_its_name_in_proc_is_written_itself()
    {
        string path = Existing("model");
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

        Save($"/proc/self/fd/{file.DangerousGetHandle()}");

        byte[] bytes = new byte[RandomAccess.GetLength(file)];
        RandomAccess.Read(file, bytes, 0);
        Assert.Equal(ForgedFile.ValidBytes(), bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    public void A_name_as_long_as_any_is_saved(int length)
    {
        string path = _folder.File(new string('m', length));

        Save(path);
        Save(path);

        AssertSaved(path);
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_name_that_is_too_long_is_an_error_that_names_it()
    {
        string path = _folder.File(new string('m', 256));

        Exception error = Assert.ThrowsAny<IOException>(() => Save(path));

        Assert.Contains(path, error.Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_relative_path_is_saved_and_named_in_errors_as_it_was_given()
    {
        string path = Path.GetRelativePath(Environment.CurrentDirectory, _folder.File("model"));
        string missing = Path.GetRelativePath(Environment.CurrentDirectory, _folder.File("missing/model"));

        Save(path);
        DirectoryNotFoundException error = Assert.Throws<DirectoryNotFoundException>(() => Save(missing));

        AssertSaved(_folder.File("model"));
        Assert.StartsWith($"{missing}: ", error.Message);
    }

    /// <summary>The system's own message names the full path, if any.</summary>
    [Fact]
    public void An_error_keeps_its_kind_and_names_the_path_once()
    {
        Directory.CreateDirectory(_folder.File("taken"));
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, _folder.File("taken"));
        string tooLong = Path.GetRelativePath(Environment.CurrentDirectory, _folder.File(new string('m', 256)));

        UnauthorizedAccessException full = Assert.Throws<UnauthorizedAccessException>(() => Save(_folder.File("taken")));
        UnauthorizedAccessException named = Assert.Throws<UnauthorizedAccessException>(() => Save(relative));
        IOException ofLength = Assert.ThrowsAny<IOException>(() => Save(tooLong));

        Assert.DoesNotContain(": ", full.Message);
        Assert.Contains(_folder.File("taken"), full.Message);
        Assert.StartsWith($"{relative}: ", named.Message);
        Assert.IsType<UnauthorizedAccessException>(named.InnerException);
        Assert.StartsWith($"{tooLong}: ", ofLength.Message);
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
