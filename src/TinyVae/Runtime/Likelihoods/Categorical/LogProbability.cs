using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>A feature of a one-hot group, its parameter log q with Σ q = 1 over the group: it adds x·log q to log p.</summary>
internal readonly struct LogProbability : IFeatureLikelihood
{
    public static SpreadSource Spread => SpreadSource.None;

    public static bool DrawsFromNormal => false;

    /// <summary>The gradient is that of the logits that the softmax normalized: x − q, Σ x being 1 over the group to within what its check allows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LogDensity<TLanes>(
        TLanes parameter, Spread<TLanes> spread, TLanes x, ref LogDensitySum<TLanes> sum, out TLanes gradient, out TLanes spreadGradient)
        where TLanes : struct, ILanes<TLanes>
    {
        spreadGradient = TLanes.Zero;
        gradient = x - Mean(parameter);
        sum.Add(x * parameter);
    }

    /// <summary>q.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Mean<TLanes>(TLanes parameter)
        where TLanes : struct, ILanes<TLanes>
        => LaneMath.ExpNonPositive(parameter);

    /// <summary>
    /// The parameter with noise of Gumbel's distribution: the largest of the group is feature i with probability qᵢ, whether the
    /// parameters are logits or log-probabilities.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Draw<TLanes>(TLanes parameter, Spread<TLanes> spread, TLanes noise)
        where TLanes : struct, ILanes<TLanes>
        => parameter - LaneMath.LogNormal(-LaneMath.LogNormal(noise));
}
