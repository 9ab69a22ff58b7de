using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>A kernel at the widest registers that the hardware has.</summary>
/// <typeparam name="TKernel">The kernel.</typeparam>
/// <param name="kernel">What to run.</param>
internal ref struct AtBestWidth<TKernel>(TKernel kernel) : ITeamWork
    where TKernel : struct, ITeamKernel, allows ref struct
{
    private readonly TKernel _kernel = kernel;

    /// <inheritdoc/>
    public readonly void Run(TeamMember member)
    {
        if (Lanes512.IsPreferred)
            _kernel.Run<Lanes512>(member);
        else if (Lanes256.IsPreferred)
            _kernel.Run<Lanes256>(member);
        else
            _kernel.Run<Lanes128>(member);
    }
}
