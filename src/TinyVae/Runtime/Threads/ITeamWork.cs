using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>
/// What the members of a <see cref="TeamThreads"/> do together. A struct, most often a ref struct: its fields, spans among them, are
/// seen by all members at one place, the caller's stack.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITeamWork
{
    /// <summary>One member's part of all phases, with <see cref="TeamMember.Barrier"/> between a phase and one that reads its results.</summary>
    /// <param name="member">Who is called: the parts of all members together are the whole, however many there are.</param>
    void Run(TeamMember member);
}
