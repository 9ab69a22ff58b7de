using Microsoft.Win32.SafeHandles;

namespace TinyVae;

/// <summary>A file's extended attributes, of which its access control list is one.</summary>
internal static class ExtendedAttributes
{
    /// <summary>The longest list of names, and the longest value, that Linux has.</summary>
    private const int MaxLength = 65536;

    /// <summary>Gives a new file those of an old one; false if it cannot have them, or has others.</summary>
    public static bool TryCopy(SafeFileHandle from, SafeFileHandle to)
    {
        byte nothing = 0;
        nint source = from.DangerousGetHandle(), destination = to.DangerousGetHandle();
        nint length = Libc.Attributes(source, ref nothing, 0);
        if (length > 0)
        {
            byte[] names = new byte[MaxLength];
            length = Libc.Attributes(source, ref names[0], names.Length);
            for (ReadOnlySpan<byte> left = names.AsSpan(0, (int)Math.Max(length, 0)); left.Length > 0; left = left[(left.IndexOf((byte)0) + 1)..])
            {
                if (!TryCopy(source, destination, in left[0]))
                    return false;
            }
        }
        // As long a list of names that has all of the old ones has no other; a negative length is of a file system without any.
        return Math.Max(length, 0) == Math.Max(Libc.Attributes(destination, ref nothing, 0), 0);
    }

    private static bool TryCopy(nint source, nint destination, ref readonly byte name)
    {
        byte[] value = new byte[MaxLength], present = new byte[MaxLength];
        nint length = Libc.Attribute(source, in name, ref value[0], value.Length);
        if (length < 0)
            return false;
        nint presentLength = Libc.Attribute(destination, in name, ref present[0], present.Length);
        bool isPresent = presentLength == length && value.AsSpan(0, (int)length).SequenceEqual(present.AsSpan(0, (int)length));
        return isPresent || Libc.SetAttribute(destination, in name, in value[0], length, 0) == 0;
    }
}
