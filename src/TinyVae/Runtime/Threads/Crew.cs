using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>Who shares the work of a model or a trainer: the caller alone, or a team of threads; each has scratch memory of its own.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Crew
{
    private Arena[] _scratch;
    private ThreadTeam? _team;

    /// <summary>The caller alone.</summary>
    /// <param name="scratch">Its scratch.</param>
    public Crew(Arena scratch) => _scratch = [scratch];

    /// <summary>Members, the caller included. Each beyond the first has a thread, and scratch as long as the caller's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public int Threads
    {
        get => _scratch.Length;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Threads));
            if (value == Threads)
                return;

            var scratch = new Arena[value];
            scratch[0] = _scratch[0];
            for (int i = 1; i < value; i++)
                scratch[i] = new Arena(scratch[0].Length);
            _team = value > 1 ? new ThreadTeam(value) : null;
            _scratch = scratch;
        }
    }

    /// <summary>A member's scratch.</summary>
    /// <param name="member">Who works.</param>
    public Arena Scratch(TeamMember member) => _scratch[member.Index];

    /// <summary>Every member runs its part of the work, or the caller all of it.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="isWorthSharing">Whether the work takes long enough to wake others for it.</param>
    /// <typeparam name="TWork">The kind of work.</typeparam>
    public void Run<TWork>(TWork work, bool isWorthSharing)
        where TWork : struct, ITeamKernel, allows ref struct
    {
        var wide = new AtBestWidth<TWork>(work);
        if (isWorthSharing && _team is not null)
            _team.Run(wide);
        else
            wide.Run(TeamMember.Alone);
    }
}
