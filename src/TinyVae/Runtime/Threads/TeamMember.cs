using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>One member of a team at work: which one of how many.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TeamMember
{
    private readonly TeamState? _team;

    internal TeamMember(TeamState team, int index)
    {
        _team = team;
        Index = index;
    }

    /// <summary>The only member: does everything, and waits for nobody. For work that is not worth waking a team.</summary>
    public static TeamMember Alone => default;

    /// <summary>From 0, who called <see cref="TeamThreads.Run"/>, to <see cref="Count"/> − 1.</summary>
    public int Index { get; }

    /// <summary>Members of the team.</summary>
    public int Count => _team is null ? 1 : _team.Members;

    /// <summary>
    /// Returns once every member has come here: what they wrote before is then seen by all. Every member must pass every barrier.
    /// If a member fails instead of coming, the others are unwound from here by an exception that the team itself catches.
    /// </summary>
    public void Barrier() => _team?.Barrier(Index);

    /// <summary>This member's part of <paramref name="count"/> items, see <see cref="Kernels.Share.Of"/>.</summary>
    /// <param name="count">Items of all members.</param>
    /// <param name="granularity">Items that stay together.</param>
    public Share Share(int count, int granularity) => Kernels.Share.Of(count, granularity, Index, Count);

    /// <summary>This member's rows of a batch: whole <see cref="BlockSums">blocks</see> of 16, and for the last member what is left too.</summary>
    /// <param name="rows">Rows of the batch.</param>
    public Share Rows(int rows)
    {
        Share blocks = Share(rows / BlockSums.Rows, 1);
        return new(blocks.From * BlockSums.Rows, Index == Count - 1 ? rows : blocks.To * BlockSums.Rows);
    }

    /// <summary>
    /// This member's part of some items of a list whose items differ in the time they take: such that, over the whole list, all members
    /// take nearly the same time.
    /// </summary>
    /// <param name="count">Items.</param>
    /// <param name="time">The time of each, in any unit.</param>
    /// <param name="before">The time of all items ahead of these in the list.</param>
    /// <param name="total">The time of the whole list.</param>
    public Share Part(int count, long time, long before, long total)
    {
        TeamMember member = this;
        return new(Boundary(Index), Boundary(Index + 1));

        int Boundary(int members)
        {
            long start = total * members / member.Count - before;
            return (int)Math.Clamp((start + time / 2) / time, 0, count);
        }
    }
}
