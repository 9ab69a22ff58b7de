using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>A member's part of a range of items, in order: from the first to before the last.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <param name="From">The first item.</param>
/// <param name="To">The item after the last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Share(int From, int To)
{
    /// <summary>Items in the part; may be none.</summary>
    public int Length => To - From;

    /// <summary>
    /// A member's part of <paramref name="count"/> items that are dealt out in blocks. The parts of all members follow each other and
    /// are the whole; they differ by one block at most, and only the last block of all may be short.
    /// </summary>
    /// <param name="count">Items of all members.</param>
    /// <param name="granularity">Items a block: 16, say, where kernels take 16 rows at a time.</param>
    /// <param name="member">From 0.</param>
    /// <param name="members">At least 1.</param>
    public static Share Of(int count, int granularity, int member, int members)
    {
        long blocks = ((long)count + granularity - 1) / granularity;
        return new(Boundary(member), Boundary(member + 1));

        int Boundary(int before) => (int)Math.Min(count, blocks * before / members * granularity);
    }
}
