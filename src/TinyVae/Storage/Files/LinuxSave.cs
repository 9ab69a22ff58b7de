using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>How a file is saved on Linux.</summary>
internal static class LinuxSave
{
    /// <summary>Writes the file of a full path.</summary>
    public static void Write(string path, scoped in TensorContent content)
    {
        while (!TryWrite(path, content))
        {
            // Another save has put a file of its own there meanwhile.
        }
    }

    /// <summary>False, with nothing written, where the file that was there has been replaced: to write to that one would be lost.</summary>
    private static bool TryWrite(string path, scoped in TensorContent content)
    {
        using SafeFileHandle? old = TryOpen(path);
        if (old is null)
        {
            WriteNew(path, content);
            return true;
        }
        bool isKnown = LinuxFile.TryLookAt(old, out FileFacts facts);
        if (isKnown && !facts.IsRegular)
        {
            var device = new DeviceSink(old);
            content.WriteTo(ref device);
            return true;
        }
        if (isKnown && facts.Links == 1
            && LinuxFile.FinalTarget(path) is { } target && LinuxFile.TryLookAt(target, out FileFacts found) && found.IsSameFileAs(facts)
            && TryReplace(target, old, facts, content))
        {
            return true;
        }
        if (isKnown && !IsStillThere(path, facts))
            return false;
        SavedFile.WriteInPlace(old, content);
        return true;
    }

    private static bool IsStillThere(string path, FileFacts facts)
    {
        using SafeFileHandle? now = TryOpen(path);
        return now is not null && LinuxFile.TryLookAt(now, out FileFacts found) && found.IsSameFileAs(facts);
    }

    /// <summary>
    /// Opens the file there is, as for a write in place: one that may not be written to is refused, and all that follows is of one file.
    /// Null if there is none, or a link that leads to none.
    /// </summary>
    private static SafeFileHandle? TryOpen(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static void WriteNew(string path, scoped in TensorContent content)
    {
        string? target = LinuxFile.FinalTarget(path);
        if (target is not null && TryReplace(target, null, default, content))
            return;
        using SafeFileHandle file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        SavedFile.WriteInPlace(file, content);
        if (target is not null)
            LinuxFile.FlushFolder(Path.GetDirectoryName(target)!);
    }

    /// <summary>Writes a new version beside and puts it in place, if the system lets it keep what the old one has, and take its place.</summary>
    private static bool TryReplace(string target, SafeFileHandle? old, FileFacts facts, scoped in TensorContent content)
    {
        using var unfinished = UnfinishedFile.TryBegin(target, old, facts);
        if (unfinished is null)
            return false;
        var sink = new HandleSink(unfinished.Content);
        content.WriteTo(ref sink);
        return unfinished.TryPutInPlace();
    }
}
