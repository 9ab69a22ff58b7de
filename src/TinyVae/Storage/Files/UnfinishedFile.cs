using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>
/// A new version of a file on Linux, written beside the old one under a name of its own. A lock tells it from what an interrupted one
/// left: it is shared, so that nobody who opens the file is turned away when it is in place.
/// </summary>
internal sealed class UnfinishedFile : IDisposable
{
    private const UnixFileMode OfOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfAll =
        OfOwner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly string _target;
    private readonly string _path;
    private bool _isInPlace;

    private UnfinishedFile(string target, string path, SafeFileHandle content)
    {
        _target = target;
        _path = path;
        Content = content;
    }

    /// <summary>What the new version is written to.</summary>
    public SafeFileHandle Content { get; }

    /// <summary>Removes what interrupted ones left and begins a new version; null if none can be, or it cannot have what the old one has.</summary>
    /// <param name="target">The file, which is no link.</param>
    /// <param name="old">Its old version, if any.</param>
    /// <param name="facts">What there is to know of the old version.</param>
    public static UnfinishedFile? TryBegin(string target, SafeFileHandle? old, FileFacts facts)
    {
        string prefix = UnfinishedName.Prefix(target);
        for (int i = 0; i < UnfinishedName.Count; i++)
            RemoveIfLeft($"{prefix}{i}");
        for (int i = 0; i < UnfinishedName.Count; i++)
        {
            string path = $"{prefix}{i}";
            // Until it has the old one's rights it is for nobody else.
            SafeFileHandle? content = LinuxFile.TryCreate(path, old is null ? OfAll : OfOwner, out bool exists);
            if (content is null && !exists)
                return null;
            if (content is null)
                continue;
            if (!LinuxFile.TryShareLock(content) || !IsAt(path, content))
            {
                // In the moment before the lock another one took it for a left one.
                content.Dispose();
                continue;
            }
            var unfinished = new UnfinishedFile(target, path, content);
            if (old is null || TryKeep(old, facts, content))
                return unfinished;
            unfinished.Dispose();
            return null;
        }
        return null;
    }

    /// <summary>Puts the new version in place of the old one, on the disk before the old one is given up; false if the system does not let it.</summary>
    public bool TryPutInPlace()
    {
        RandomAccess.FlushToDisk(Content);
        _isInPlace = LinuxFile.TryRename(_path, _target);
        if (_isInPlace)
            LinuxFile.FlushFolder(Path.GetDirectoryName(_target)!);
        return _isInPlace;
    }

    /// <summary>Removes the new version unless it is in place.</summary>
    public void Dispose()
    {
        if (!_isInPlace)
            File.Delete(_path);
        Content.Dispose();
    }

    private static void RemoveIfLeft(string path)
    {
        using SafeFileHandle? file = LinuxFile.TryOpen(path);
        // With the lock nobody else puts the file in place or removes it; before it somebody may have, and this be the name of another.
        if (file is not null && LinuxFile.TryLock(file) && IsAt(path, file))
            File.Delete(path);
    }

    private static bool IsAt(string path, SafeFileHandle file) =>
        LinuxFile.TryLookAt(path, out FileFacts named) && LinuxFile.TryLookAt(file, out FileFacts opened) && named.IsSameFileAs(opened);

    private static bool TryKeep(SafeFileHandle old, FileFacts facts, SafeFileHandle content)
    {
        if (!LinuxFile.TryLookAt(content, out FileFacts present))
            return false;
        nint file = content.DangerousGetHandle();
        bool hasOwner = present.Owner == facts.Owner && present.Group == facts.Group;
        return (hasOwner || Libc.SetOwner(file, facts.Owner, facts.Group) == 0)
            && Libc.SetRights(file, facts.Rights) == 0
            && ExtendedAttributes.TryCopy(old, content);
    }
}
