using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>How a file is saved where only the base library's calls are at hand: links, rights and access control lists stay, an owner may not.</summary>
internal static class PortableSave
{
    /// <summary>Writes the file of a full path.</summary>
    public static void Write(string path, scoped in TensorContent content)
    {
        string target = File.Exists(path) || new FileInfo(path).LinkTarget is not null
            ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path
            : path;
        // What has no length is a device, a pipe, or has nothing to lose.
        bool exists = File.Exists(target);
        if ((!exists || new FileInfo(target).Length > 0) && TryReplace(target, exists, content))
            return;
        using SafeFileHandle file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            SavedFile.WriteInPlace(file, content);
        }
        catch (NotSupportedException)
        {
            // A pipe, which has no length to ask for, and so nothing is written yet.
            using var pipe = new FileStream(file, FileAccess.Write, bufferSize: 0);
            var sink = new StreamSink(pipe);
            content.WriteTo(ref sink);
        }
    }

    private static bool TryReplace(string target, bool exists, scoped in TensorContent content)
    {
        string prefix = UnfinishedName.Prefix(target);
        for (int i = 0; i < UnfinishedName.Count; i++)
            RemoveIfLeft($"{prefix}{i}");
        for (int i = 0; i < UnfinishedName.Count; i++)
        {
            string path = $"{prefix}{i}";
            if (TryBegin(path) is not { } file)
                continue;
            try
            {
                using (file)
                {
                    if (exists && !OperatingSystem.IsWindows())
                        File.SetUnixFileMode(file, File.GetUnixFileMode(target));
                    var sink = new HandleSink(file);
                    content.WriteTo(ref sink);
                    RandomAccess.FlushToDisk(file);
                }
                return TryPutInPlace(path, target, exists);
            }
            finally
            {
                File.Delete(path);
            }
        }
        return false;
    }

    private static void RemoveIfLeft(string path)
    {
        if (!File.Exists(path))
            return;
        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody is writing it.
        }
    }

    private static SafeFileHandle? TryBegin(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool TryPutInPlace(string path, string target, bool exists)
    {
        try
        {
            if (exists && OperatingSystem.IsWindows())
                File.Replace(path, target, destinationBackupFileName: null); // the new version takes over the old one's access control list
            else
                File.Move(path, target, overwrite: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
