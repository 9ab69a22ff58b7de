using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>log ⅟ₖ Σ p(x, z) / q(z|x).</summary>
internal struct LogMeanWeight : IEstimate
{
    private LogMeanExp _sum;

    /// <inheritdoc/>
    public static bool NeedsLogRatios => true;

    /// <inheritdoc/>
    public readonly float Value<TLanes>()
        where TLanes : struct, ILanes<TLanes>
        => _sum.Value<TLanes>();

    /// <inheritdoc/>
    public void Add<TLanes>(ReadOnlySpan<float> densities, ReadOnlySpan<float> logRatios)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> weights = stackalloc float[Lanes.Count];
        for (int first = 0; first < densities.Length; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, densities.Length - first);
            for (int draw = 0; draw < count; draw++)
                weights[draw] = densities[first + draw] - logRatios[first + draw];
            _sum.Add(TLanes.Load(ref weights[0], 0), count);
        }
    }
}
