using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>Calls of Linux, in the words of .NET.</summary>
internal static class LinuxFile
{
    /// <summary>The longest path that the system takes, with the zero at its end.</summary>
    private const int MaxPath = 4096;

    // Numbers of errors.
    private const int WouldWait = 11;
    private const int FileExists = 17;

    /// <summary>What there is to know of an open file; false where the system does not tell.</summary>
    public static bool TryLookAt(SafeFileHandle file, out FileFacts facts)
    {
        byte nothing = 0;
        return TryLookAt(file.DangerousGetHandle(), in nothing, Libc.EmptyPath, out facts);
    }

    /// <summary>What there is to know of the file of that path, itself where it is a link; false where there is none.</summary>
    public static bool TryLookAt(string path, out FileFacts facts) =>
        TryLookAt(Libc.WorkingDirectory, in Text(path)[0], Libc.DoNotFollow, out facts);

    /// <summary>Creates a file; null where there is one, or none can be.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="rights">Who may use it, as far as the process grants such rights at all.</param>
    /// <param name="exists">Whether there is one.</param>
    public static SafeFileHandle? TryCreate(string path, UnixFileMode rights, out bool exists)
    {
        SafeFileHandle? file = TryOpen(path, Libc.ReadWrite | Libc.Create | Libc.Exclusive, rights);
        exists = file is null && Marshal.GetLastPInvokeError() == FileExists;
        return file;
    }

    /// <summary>Opens a file to read and write; null where there is none, or it may not be.</summary>
    public static SafeFileHandle? TryOpen(string path) => TryOpen(path, Libc.ReadWrite, UnixFileMode.None);

    /// <summary>Takes a lock that nobody else has any beside.</summary>
    public static bool TryLock(SafeFileHandle file) => Libc.Lock(file.DangerousGetHandle(), Libc.ExclusiveLock | Libc.DoNotWait) == 0;

    /// <summary>Takes a lock that others may share, if the file system has locks; false if somebody has the one that nobody else has any beside.</summary>
    public static bool TryShareLock(SafeFileHandle file) =>
        Libc.Lock(file.DangerousGetHandle(), Libc.SharedLock | Libc.DoNotWait) == 0 || Marshal.GetLastPInvokeError() != WouldWait;

    /// <summary>Puts a file in the place of another, in one step.</summary>
    public static bool TryRename(string from, string to) => Libc.Rename(in Text(from)[0], in Text(to)[0]) == 0;

    /// <summary>Has the disk keep which names a folder has for which files.</summary>
    public static void FlushFolder(string path)
    {
        using SafeFileHandle? folder = TryOpen(path, Libc.ReadOnly, UnixFileMode.None);
        if (folder is not null)
            RandomAccess.FlushToDisk(folder);
    }

    /// <summary>
    /// Where a path leads once no symbolic link is left to follow; the file itself need not exist. Null if it leads nowhere, or to what
    /// only looks like a link, as a process's open files do under /proc.
    /// </summary>
    public static string? FinalTarget(string path)
    {
        const int MostLinks = 40; // as many as the system itself follows
        for (int links = 0; links <= MostLinks; links++)
        {
            if (FullPath(Path.GetDirectoryName(path)) is not { } folder || folder.StartsWith("/proc/", StringComparison.Ordinal))
                return null;
            path = Path.Join(folder, Path.GetFileName(path));
            if (LinkTarget(path) is not { } target)
                return path;
            path = Path.Combine(folder, target);
        }
        return null;
    }

    private static bool TryLookAt(nint folder, ref readonly byte path, int flags, out FileFacts facts)
    {
        try
        {
            Span<byte> statx = stackalloc byte[FileFacts.Bytes];
            bool isKnown = Libc.Facts(folder, in path, flags, Libc.BasicFacts, ref statx[0]) == 0;
            facts = new FileFacts(statx);
            return isKnown;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than the call.
            facts = default;
            return false;
        }
    }

    private static SafeFileHandle? TryOpen(string path, int flags, UnixFileMode rights)
    {
        int file = Libc.Open(in Text(path)[0], flags | Libc.CloseOnExecute, (uint)rights);
        return file < 0 ? null : new SafeFileHandle(file, ownsHandle: true);
    }

    private static string? FullPath(string? path)
    {
        byte[] result = new byte[MaxPath];
        return path is null || Libc.FullPath(in Text(path)[0], ref result[0]) == 0
            ? null
            : Encoding.UTF8.GetString(result.AsSpan(0, result.IndexOf((byte)0)));
    }

    private static string? LinkTarget(string path)
    {
        byte[] result = new byte[MaxPath];
        nint length = Libc.LinkTarget(in Text(path)[0], ref result[0], result.Length);
        return length < 0 ? null : Encoding.UTF8.GetString(result.AsSpan(0, (int)length));
    }

    private static byte[] Text(string path) => Encoding.UTF8.GetBytes(path + '\0');
}
