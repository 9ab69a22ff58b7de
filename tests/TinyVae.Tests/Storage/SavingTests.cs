using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>What a path is stays what it is: saving leaves what writing in place would leave.</summary>
public abstract class SavingTests : IDisposable
{
    private protected TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static void Save(string path) => SafeTensors.Save(path, Weights.Tensors, Weights.Distinct());

    protected static void AssertSaved(string path) => Assert.Equal(ForgedFile.ValidBytes(), File.ReadAllBytes(path));

    /// <summary>Saves by a new version in the old one's place, which whoever has that open keeps.</summary>
    protected static void Replace(string path)
    {
        using SafeFileHandle old = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        long length = RandomAccess.GetLength(old);

        Save(path);

        AssertSaved(path);
        Assert.Equal(length, RandomAccess.GetLength(old));
    }

    /// <summary>A file that is longer than what is saved, so that it is seen whether the rest is cut off.</summary>
    protected string Existing(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder.File(name))!);
        File.WriteAllBytes(Folder.File(name), new byte[10_000]);
        return Folder.File(name);
    }

    protected static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }
}
