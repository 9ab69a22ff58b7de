using Microsoft.Win32.SafeHandles;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>What is left of a save that was interrupted, and what belongs to one that is at work.</summary>
public sealed class InterruptedSaveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _path;

    public InterruptedSaveTests() => _path = _folder.File("model");

    public void Dispose() => _folder.Dispose();

    private void Save() => SafeTensors.Save(_path, Weights.Tensors, Weights.Distinct());

    /// <summary>The names that unfinished versions go by: each is seen once the one before is taken.</summary>
    private IReadOnlyList<(string Path, SafeFileHandle File)> Interrupt(int count)
    {
        List<(string Path, SafeFileHandle File)> taken = [];
        while (taken.Count < count)
        {
            string name = Unfinished();
            taken.Add((name, File.OpenHandle(name, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read)));
        }
        return taken;
    }

    /// <summary>Where the next version is written, which shows while it is.</summary>
    private string Unfinished()
    {
        string? found = null;
        string[] before = Directory.GetFiles(_folder.Path);
        using var watcher = new FileSystemWatcher(_folder.Path) { NotifyFilter = NotifyFilters.FileName };
        using var seen = new ManualResetEventSlim();
        watcher.Created += (_, created) =>
        {
            if (created.FullPath != _path && !before.Contains(created.FullPath))
            {
                found ??= created.FullPath;
                seen.Set();
            }
        };
        watcher.EnableRaisingEvents = true;
        Save();
        Assert.True(seen.Wait(TimeSpan.FromSeconds(60)), "no version was written beside the file");
        return found!;
    }

    [Fact]
    public void What_interrupted_ones_left_is_removed_by_the_next()
    {
        foreach ((_, SafeFileHandle file) in Interrupt(3))
        {
            RandomAccess.Write(file, [1, 2, 3], 0);
            file.Dispose();
        }
        Assert.Equal(4, Directory.GetFiles(_folder.Path).Length);

        Save();

        Assert.Equal([_path], Directory.GetFiles(_folder.Path));
        Assert.Equal(ForgedFile.ValidBytes(), File.ReadAllBytes(_path));
    }

    [Fact]
    public void What_one_at_work_writes_stays()
    {
        (string path, SafeFileHandle file) = Interrupt(1)[0];
        using (file)
        {
            Save();

            Assert.Equal(new HashSet<string> { _path, path }, [.. Directory.GetFiles(_folder.Path)]);
            Assert.Equal(ForgedFile.ValidBytes(), File.ReadAllBytes(_path));
        }
    }

    [Fact]
    public void What_only_has_the_name_of_a_new_version_stays()
    {
        string first = Unfinished(), second = $"{first[..^1]}1", other = _folder.File("other");
        File.WriteAllText(other, "of somebody else");
        File.CreateSymbolicLink(first, other);
        Directory.CreateDirectory(second);

        Save();

        Assert.Equal(other, new FileInfo(first).LinkTarget);
        Assert.Equal("of somebody else", File.ReadAllText(other));
        Assert.True(Directory.Exists(second));
        Assert.Equal(ForgedFile.ValidBytes(), File.ReadAllBytes(_path));
        Assert.Equal(4, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    /// <summary>64 new versions can be under way at once.</summary>
    [Theory]
    [InlineData(63, false)]
    [InlineData(64, true)]
    public void Once_every_name_is_taken_the_file_is_written_in_place(int taken, bool isInPlace)
    {
        string first = Unfinished();
        Assert.EndsWith("-0", first);
        SafeFileHandle[] others =
        [
            .. Enumerable.Range(0, taken).Select(
                i => File.OpenHandle($"{first[..^1]}{i}", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read)),
        ];
        try
        {
            byte[] before = new byte[10_000], seen = new byte[20_000];
            File.WriteAllBytes(_path, before);
            using (SafeFileHandle old = File.OpenHandle(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            {
                Save();
                Assert.Equal(isInPlace ? ForgedFile.ValidBytes() : before, seen[..RandomAccess.Read(old, seen, 0)]);
            }
            Assert.Equal(ForgedFile.ValidBytes(), File.ReadAllBytes(_path));

            File.Delete(_path);
            Save();
            Assert.Equal(ForgedFile.ValidBytes(), File.ReadAllBytes(_path));
            Assert.Equal(taken + 1, Directory.GetFiles(_folder.Path).Length);
        }
        finally
        {
            Array.ForEach(others, other => other.Dispose());
        }
    }

    [Fact]
    public void What_is_left_of_another_file_stays()
    {
        (string path, SafeFileHandle file) = Interrupt(1)[0];
        file.Dispose();

        SafeTensors.Save(_folder.File("other"), Weights.Tensors, Weights.Distinct());

        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Many_at_once_leave_one_whole_file()
    {
        float[][] versions = [.. Enumerable.Range(1, 8).Select(version => Weights.Distinct().Select(value => value * version).ToArray())];

        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, round =>
        {
            SafeTensors.Save(_path, Weights.Tensors, versions[round % versions.Length]);
            float[] loaded = new float[Weights.Floats];
            SafeTensors.Load(_path, Weights.Tensors, loaded);
            Assert.Contains(versions, version => version.AsSpan().SequenceEqual(loaded));
        });

        Save();
        Assert.Equal([_path], Directory.GetFiles(_folder.Path));
    }
}
