using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>What is no file, and what is reached in no folder, is written itself.</summary>
public sealed class SavedDeviceTests : SavingTests
{
    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void A_pipe_gets_the_bytes_and_stays_a_pipe()
    {
        string path = Folder.File("pipe");
        Run("mkfifo", path);
        byte[] received = [];
        var reader = new Thread(() => received = File.ReadAllBytes(path));
        reader.Start();

        Save(path);

        reader.Join();
        Assert.Equal(ForgedFile.ValidBytes(), received);
        Assert.Equal("fifo", Run("stat", "-c", "%F", path));
        Assert.Equal([path], Directory.GetFileSystemEntries(Folder.Path));
    }

    [LinuxFact]
    [SupportedOSPlatform("linux")]
    public void A_device_stays_a_device()
    {
        File.CreateSymbolicLink(Folder.File("link"), "/dev/null");

        Save("/dev/null");
        Save(Folder.File("link"));
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
}
