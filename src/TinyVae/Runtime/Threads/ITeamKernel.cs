using System.ComponentModel;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>What the members of a <see cref="Team"/> do together, written once for all register widths. A struct, most often a ref struct.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITeamKernel
{
    /// <summary>One member's part.</summary>
    /// <param name="member">Who is called: the parts of all members together are the whole, however many there are.</param>
    void Run<TLanes>(TeamMember member)
        where TLanes : struct, ILanes<TLanes>;
}
