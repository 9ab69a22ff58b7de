using System.Text;

namespace TinyVae;

/// <summary>
/// What the unfinished new versions of a file are called: short, however long the file's own name is, and the same few names every time,
/// so that the next one to save the file finds what an interrupted one left.
/// </summary>
internal static class UnfinishedName
{
    /// <summary>New versions of one file that can be under way at once.</summary>
    public const int Count = 64;

    /// <summary>What the names of a file's new versions begin with; a number below <see cref="Count"/> follows.</summary>
    /// <param name="target">The file's full path.</param>
    public static string Prefix(string target)
    {
        var hash = new Checksum();
        hash.Write(Encoding.UTF8.GetBytes(Path.GetFileName(target)));
        return Path.Join(Path.GetDirectoryName(target), $".tinyvae-{hash.Text}-");
    }
}
