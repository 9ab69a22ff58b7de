using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>Inference of some rows.</summary>
internal interface IRowWork
{
    /// <summary>Takes rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> − 1.</summary>
    /// <param name="at">The scratch to work in.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">Rows, at most as many as the scratch holds.</param>
    void Run<TLanes>(InferenceMemory at, int first, int count)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>Any number of rows, a few at a time. A team shares them.</summary>
/// <typeparam name="TWork">What is done with some rows.</typeparam>
/// <param name="memory">The model's.</param>
/// <param name="rows">All rows.</param>
/// <param name="atOnce">Rows at a time.</param>
/// <param name="work">What is done with some.</param>
internal ref struct RowLoop<TWork>(ModelMemory memory, int rows, int atOnce, TWork work) : ITeamKernel
    where TWork : struct, IRowWork, allows ref struct
{
    private readonly TWork _work = work;

    /// <inheritdoc/>
    public readonly void Run<TLanes>(TeamMember member)
        where TLanes : struct, ILanes<TLanes>
    {
        var scratch = new InferenceMemory(memory, memory.Team.Memory(member));
        Share share = member.Share((int)(((long)rows + atOnce - 1) / atOnce), 1);
        for (int chunk = share.From; chunk < share.To; chunk++)
            _work.Run<TLanes>(scratch, chunk * atOnce, Math.Min(atOnce, rows - (chunk * atOnce)));
    }
}
