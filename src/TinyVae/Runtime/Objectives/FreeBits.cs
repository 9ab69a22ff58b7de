using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// Free bits (Kingma et al., 2016, eq. 15): the divergence in the loss is Σⱼ max(λ, KLⱼ), KLⱼ the mean over the batch of latent unit j, so
/// that a unit which carries less than λ is not pressed further.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FreeBits
{
    /// <summary>The weight of each unit's divergence in the gradient: 0 where its mean over the batch is at most λ.</summary>
    /// <param name="divergences">[blocks][units/16][16]: the sums of KL of each 16 rows of the batch, a lane a unit, in nats.</param>
    /// <param name="rows">Rows of the batch; the last block may be short.</param>
    /// <param name="units">Units of z.</param>
    /// <param name="freeNats">λ, in nats a unit.</param>
    /// <param name="klWeight">The weight elsewhere.</param>
    /// <param name="weights">[units/16][16]; 0 in the lanes beyond the units.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Weigh<TLanes>(ref float divergences, int rows, int units, float freeNats, float klWeight, ref float weights)
        where TLanes : struct, ILanes<TLanes>
    {
        int blocks = (rows + BlockSums.Rows - 1) / BlockSums.Rows;
        int blockLength = Lanes.Padded(units);
        for (int unit = 0; unit < units; unit += Lanes.Count)
        {
            TLanes sum = TLanes.Zero;
            for (int block = 0; block < blocks; block++)
                sum += TLanes.Load(ref divergences, (nuint)(block * blockLength + unit));
            TLanes pressed = TLanes.LessThan(TLanes.Broadcast(freeNats), sum / TLanes.Broadcast(rows)) & TLanes.FirstLanes(units - unit);
            TLanes.Store(pressed & TLanes.Broadcast(klWeight), ref weights, (nuint)unit);
        }
    }
}
