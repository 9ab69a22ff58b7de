using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TinyVae.Tests.Storage;

/// <summary>The extended attributes of files on Linux, as a test sets and reads them.</summary>
internal static class ExtendedAttribute
{
    /// <summary>Whether files of the folder for temporary ones can have them.</summary>
    public static bool IsSupported()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("probe"), "");
        return TrySet(folder.File("probe"), "user.probe", "text");
    }

    public static bool TrySet(string path, string name, string text)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        byte[] value = Encoding.UTF8.GetBytes(text);
        return SetAttribute(file.DangerousGetHandle(), Terminated(name), value, value.Length, 0) == 0;
    }

    /// <summary>All of a file's attributes of users, in order of their names.</summary>
    public static IReadOnlyDictionary<string, string> All(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        byte[] names = new byte[65536];
        int length = (int)Attributes(file.DangerousGetHandle(), names, names.Length);
        return new SortedDictionary<string, string>(
            Encoding.UTF8.GetString(names, 0, length).Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(name => name.StartsWith("user.", StringComparison.Ordinal))
                .ToDictionary(name => name, name => Text(file, name)),
            StringComparer.Ordinal);
    }

    private static string Text(SafeFileHandle file, string name)
    {
        byte[] value = new byte[65536];
        return Encoding.UTF8.GetString(value, 0, (int)Attribute(file.DangerousGetHandle(), Terminated(name), value, value.Length));
    }

    private static byte[] Terminated(string name) => Encoding.UTF8.GetBytes(name + '\0');

    [DllImport("libc", EntryPoint = "fsetxattr")]
    private static extern int SetAttribute(nint file, byte[] name, byte[] value, nint length, int flags);

    [DllImport("libc", EntryPoint = "fgetxattr")]
    private static extern nint Attribute(nint file, byte[] name, byte[] value, nint length);

    [DllImport("libc", EntryPoint = "flistxattr")]
    private static extern nint Attributes(nint file, byte[] names, nint length);
}
