namespace TinyVae.Kernels;

/// <summary>One member of a team at work: which one of how many.</summary>
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

    /// <summary>From 0, who called <see cref="ThreadTeam.Run"/>, to <see cref="Count"/> − 1.</summary>
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
}
