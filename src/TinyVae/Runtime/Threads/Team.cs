using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>Who shares the work of a model or a trainer: the caller alone, or a team of threads; each has memory of its own to work in.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Team
{
    private Arena[] _memory;
    private TeamThreads? _threads;

    /// <summary>The caller alone.</summary>
    /// <param name="memory">What it works in.</param>
    public Team(Arena memory) => _memory = [memory];

    /// <summary>Members, the caller included. Each beyond the first has a thread, and memory as long as the caller's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public int Threads
    {
        get => _memory.Length;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Threads));
            if (value == Threads)
                return;

            var memory = new Arena[value];
            memory[0] = _memory[0];
            for (int i = 1; i < value; i++)
                memory[i] = new Arena(memory[0].Length);
            _threads = value > 1 ? new TeamThreads(value) : null;
            _memory = memory;
        }
    }

    /// <summary>What a member works in.</summary>
    /// <param name="member">Who works.</param>
    public Arena Memory(TeamMember member) => _memory[member.Index];

    /// <summary>Every member runs its part of the work, or the caller all of it.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="isWorthSharing">Whether the work takes long enough to wake others for it.</param>
    /// <typeparam name="TWork">The kind of work.</typeparam>
    public void Run<TWork>(TWork work, bool isWorthSharing)
        where TWork : struct, ITeamKernel, allows ref struct
    {
        var wide = new AtBestWidth<TWork>(work);
        if (isWorthSharing && _threads is not null)
            _threads.Run(wide);
        else
            wide.Run(TeamMember.Alone);
    }
}
