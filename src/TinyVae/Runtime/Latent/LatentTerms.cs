using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// What a flow and a learned prior add to the divergence of each draw, which posteriors compute of what they draw, z₀, relative to N(0, I):
/// log q(z|x) − log p(z) = (log q₀(z₀|x) − log N(z₀; 0, I)) + terms. All memory is of whole 16 floats.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LatentTerms
{
    /// <summary>Adds the terms to the log-ratios that importance weights are made of.</summary>
    /// <param name="terms">One float a draw, in nats.</param>
    /// <param name="logRatios">log q₀(z₀|x) − log N(z₀; 0, I) of each draw; afterwards log q(z|x) − log p(z).</param>
    /// <param name="draws">Draws.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void AddTo<TLanes>(ref float terms, ref float logRatios, int draws)
        where TLanes : struct, ILanes<TLanes>
    {
        for (nuint draw = 0; draw < (nuint)draws; draw += Lanes.Count)
            TLanes.Store(TLanes.Load(ref logRatios, draw) + TLanes.Load(ref terms, draw), ref logRatios, draw);
    }

    /// <summary>What each draw's term counts in the loss of an importance-weighted bound.</summary>
    /// <param name="klWeight">β.</param>
    /// <param name="importanceWeights">w̃ / rows of each draw.</param>
    /// <param name="weights">β times it.</param>
    /// <param name="draws">Draws.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Weigh<TLanes>(float klWeight, ref float importanceWeights, ref float weights, int draws)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes beta = TLanes.Broadcast(klWeight);
        for (nuint draw = 0; draw < (nuint)draws; draw += Lanes.Count)
            TLanes.Store(beta * TLanes.Load(ref importanceWeights, draw), ref weights, draw);
    }
}
