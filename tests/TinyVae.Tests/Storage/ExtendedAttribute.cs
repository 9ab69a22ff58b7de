using System.Runtime.InteropServices;
using System.Text;

namespace TinyVae.Tests.Storage;

/// <summary>The extended attributes of files on Linux, as a test sets and reads them.</summary>
internal static class ExtendedAttribute
{
    /// <summary>A file's access control list.</summary>
    public const string AccessList = "system.posix_acl_access";

    /// <summary>The access control list that new files of a folder have.</summary>
    public const string DefaultAccessList = "system.posix_acl_default";

    /// <summary>An access control list that lets one more user read a file.</summary>
    /// <param name="user">The user's number.</param>
    public static byte[] ReadableBy(int user)
    {
        const int OwnUser = 1, OtherUser = 2, OwnGroup = 4, Mask = 16, Others = 32, ReadAndWrite = 6, Read = 4, Nobody = -1;
        return
        [
            .. BitConverter.GetBytes(2), // the version of this form
            .. Entry(OwnUser, ReadAndWrite, Nobody), .. Entry(OtherUser, Read, user), .. Entry(OwnGroup, Read, Nobody),
            .. Entry(Mask, Read, Nobody), .. Entry(Others, 0, Nobody),
        ];

        static byte[] Entry(short whose, short rights, int id) =>
            [.. BitConverter.GetBytes(whose), .. BitConverter.GetBytes(rights), .. BitConverter.GetBytes(id)];
    }

    /// <summary>Whether temporary files can have them, access control lists among them.</summary>
    public static bool AreSupported()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("probe"), "");
        return TrySet(folder.File("probe"), "user.probe", [1]) && TrySet(folder.File("probe"), AccessList, ReadableBy(1234));
    }

    public static bool TrySet(string path, string name, byte[] value) => Set(Terminated(path), Terminated(name), value, value.Length, 0) == 0;

    /// <summary>Those of a file, in hexadecimal digits, but for what the system itself gives it.</summary>
    public static IReadOnlyDictionary<string, string> All(string path)
    {
        byte[] names = new byte[65536];
        int length = (int)List(Terminated(path), names, names.Length);
        return Encoding.UTF8.GetString(names, 0, length).Split('\0')
            .Where(name => name.StartsWith("user.", StringComparison.Ordinal) || name == AccessList)
            .ToDictionary(name => name, name => Value(path, name));
    }

    private static string Value(string path, string name)
    {
        byte[] value = new byte[65536];
        return Convert.ToHexString(value, 0, (int)Get(Terminated(path), Terminated(name), value, value.Length));
    }

    private static byte[] Terminated(string text) => Encoding.UTF8.GetBytes(text + '\0');

    [DllImport("libc", EntryPoint = "setxattr")]
    private static extern int Set(byte[] path, byte[] name, byte[] value, nint length, int flags);

    [DllImport("libc", EntryPoint = "getxattr")]
    private static extern nint Get(byte[] path, byte[] name, byte[] value, nint length);

    [DllImport("libc", EntryPoint = "listxattr")]
    private static extern nint List(byte[] path, byte[] names, nint length);
}
