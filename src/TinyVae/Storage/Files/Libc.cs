using System.Runtime.InteropServices;

namespace TinyVae;

/// <summary>
/// What the base library has no call for: who owns a file, how many names it has, its extended attributes, a lock on it, and a rename
/// that never copies. Texts are UTF-8 and end with a zero.
/// </summary>
internal static class Libc
{
    private const string Library = "libc";

    // The same numbers for every processor that .NET runs on.
    public const int ReadOnly = 0;
    public const int ReadWrite = 2;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int CloseOnExecute = 0x80000;

    /// <summary>A lock that others may have too.</summary>
    public const int SharedLock = 1;

    /// <summary>A lock of one alone.</summary>
    public const int ExclusiveLock = 2;

    /// <summary>Fail instead of waiting for a lock.</summary>
    public const int DoNotWait = 4;

    /// <summary>A path is seen from the working directory.</summary>
    public const int WorkingDirectory = -100;

    /// <summary>Of a symbolic link the link itself.</summary>
    public const int DoNotFollow = 0x100;

    /// <summary>An empty path is the handle's own file.</summary>
    public const int EmptyPath = 0x1000;

    /// <summary>Type, mode, links, owner, group and inode.</summary>
    public const uint BasicFacts = 0x7FF;

    [DllImport(Library, EntryPoint = "open", SetLastError = true)]
    public static extern int Open(ref readonly byte path, int flags, uint mode);

    [DllImport(Library, EntryPoint = "write", SetLastError = true)]
    public static extern nint Write(nint file, ref readonly byte bytes, nint length);

    [DllImport(Library, EntryPoint = "flock", SetLastError = true)]
    public static extern int Lock(nint file, int operation);

    [DllImport(Library, EntryPoint = "statx")]
    public static extern int Facts(nint folder, ref readonly byte path, int flags, uint wanted, ref byte facts);

    [DllImport(Library, EntryPoint = "fchown")]
    public static extern int SetOwner(nint file, uint owner, uint group);

    [DllImport(Library, EntryPoint = "fchmod")]
    public static extern int SetRights(nint file, uint rights);

    [DllImport(Library, EntryPoint = "rename")]
    public static extern int Rename(ref readonly byte from, ref readonly byte to);

    [DllImport(Library, EntryPoint = "realpath")]
    public static extern nint FullPath(ref readonly byte path, ref byte result);

    [DllImport(Library, EntryPoint = "readlink")]
    public static extern nint LinkTarget(ref readonly byte path, ref byte result, nint length);

    [DllImport(Library, EntryPoint = "flistxattr")]
    public static extern nint Attributes(nint file, ref byte names, nint length);

    [DllImport(Library, EntryPoint = "fgetxattr")]
    public static extern nint Attribute(nint file, ref readonly byte name, ref byte value, nint length);

    [DllImport(Library, EntryPoint = "fsetxattr")]
    public static extern int SetAttribute(nint file, ref readonly byte name, ref readonly byte value, nint length, int flags);
}
