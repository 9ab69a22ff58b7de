using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>A new version of a file, written beside the old one and put in its place only when it is complete.</summary>
internal sealed class ReplacedFile : IDisposable
{
    private readonly string _path;
    private readonly string _unfinished;

    /// <summary>Begins the new version.</summary>
    public ReplacedFile(string path)
    {
        _path = Path.GetFullPath(path);
        _unfinished = $"{_path}.{Path.GetRandomFileName()}";
        Content = File.OpenHandle(_unfinished, FileMode.CreateNew, FileAccess.Write);
    }

    /// <summary>What the new version is written to.</summary>
    public SafeFileHandle Content { get; }

    /// <summary>Puts the new version in place of the old one.</summary>
    public void Commit()
    {
        // On the disk before the old version is given up.
        RandomAccess.FlushToDisk(Content);
        Content.Dispose();
        File.Move(_unfinished, _path, overwrite: true);
    }

    /// <summary>Removes the new version unless it is in place.</summary>
    public void Dispose()
    {
        try
        {
            Content.Dispose();
        }
        finally
        {
            File.Delete(_unfinished);
        }
    }
}
