using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>
/// Threads that do work together: the caller and background threads that wait for the next run, asleep if it does not come within
/// some tens of microseconds. Running allocates nothing. Nothing is disposed of: the threads of a team that nobody refers to end.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TeamThreads
{
    private readonly TeamState? _state;
    private int _running;

    /// <summary>Starts the threads: one fewer than members, for the caller of <see cref="Run"/> is a member.</summary>
    /// <param name="members">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public TeamThreads(int members)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(members, 1);
        Members = members;
        if (members > 1)
        {
            _state = new TeamState(members);
            _state.StartThreads();
        }
        else
        {
            GC.SuppressFinalize(this);
        }
    }

    /// <summary>Lets the threads end: they do not refer to the team.</summary>
    ~TeamThreads() => _state?.End();

    /// <summary>Members, the caller of <see cref="Run"/> included.</summary>
    public int Members { get; }

    /// <summary>
    /// Every member runs its part of the work; returns when all have. What the caller wrote before is seen by all, and what they write is
    /// seen by the caller after. Only the first run of a kind of work allocates, one delegate.
    /// </summary>
    /// <param name="work">A copy of it is shared by all members.</param>
    /// <typeparam name="TWork">The kind of work: a ref struct may carry spans to all threads.</typeparam>
    /// <exception cref="InvalidOperationException">The team is at work already.</exception>
    /// <exception cref="Exception">What a member threw: that of the lowest index if several did. The team can be used again.</exception>
    public void Run<TWork>(TWork work)
        where TWork : struct, ITeamWork, allows ref struct
    {
        if (Interlocked.Exchange(ref _running, 1) != 0)
            throw new InvalidOperationException("The team is at work already: it runs one work at a time, for one caller.");
        try
        {
            if (_state is null)
                work.Run(TeamMember.Alone);
            else
                _state.Run(SharedWork<TWork>.Run, SharedWork<TWork>.AddressOf(ref work));
        }
        finally
        {
            Volatile.Write(ref _running, 0); // and keeps the team, and so its threads, until here
        }
    }
}
