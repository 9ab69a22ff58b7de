using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>
/// A file that is written as a whole. It leaves what a write in place would leave: links, access rights, owner. Where that can be had by
/// a new version beside the old one that takes its place when it is complete, so it is; otherwise the file is written in place.
/// </summary>
internal static class SavedFile
{
    /// <summary>Writes the file.</summary>
    /// <exception cref="IOException">It cannot be written; the message names the path as it was given.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the message names the path as it was given.</exception>
    public static void Write(string path, scoped in TensorContent content)
    {
        string target = Path.GetFullPath(path);
        try
        {
            if (OperatingSystem.IsLinux())
                LinuxSave.Write(target, content);
            else
                PortableSave.Write(target, content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && !error.Message.Contains(path, StringComparison.Ordinal))
        {
            string message = $"{path}: {error.Message}";
            throw error switch
            {
                UnauthorizedAccessException => new UnauthorizedAccessException(message, error),
                DirectoryNotFoundException => new DirectoryNotFoundException(message, error),
                _ => new IOException(message, error),
            };
        }
    }

    /// <summary>Writes over what a file has, and cuts off what is left of that: not in one step, so a reader or a crash may see a part.</summary>
    public static void WriteInPlace(SafeFileHandle file, scoped in TensorContent content)
    {
        long before = RandomAccess.GetLength(file);
        var sink = new HandleSink(file);
        content.WriteTo(ref sink);
        if (before > sink.Length)
            RandomAccess.SetLength(file, sink.Length);
        RandomAccess.FlushToDisk(file);
    }
}
