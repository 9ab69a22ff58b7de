using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>An estimate of one row from any number of draws of z, in fixed memory.</summary>
internal interface IEstimate
{
    /// <summary>Whether it looks at the draws' log-ratios.</summary>
    static abstract bool NeedsLogRatios { get; }

    /// <summary>The estimate so far, in nats.</summary>
    float Value<TLanes>()
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Takes some draws.</summary>
    /// <param name="densities">log p(x|z) of each.</param>
    /// <param name="logRatios">log q(z|x) − log p(z) of each, where it needs them.</param>
    void Add<TLanes>(ReadOnlySpan<float> densities, ReadOnlySpan<float> logRatios)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>E[log p(x|z)].</summary>
internal struct MeanDensity : IEstimate
{
    private double _sum;
    private long _draws;

    /// <inheritdoc/>
    public static bool NeedsLogRatios => false;

    /// <inheritdoc/>
    public readonly float Value<TLanes>()
        where TLanes : struct, ILanes<TLanes>
        => (float)(_sum / _draws);

    /// <inheritdoc/>
    public void Add<TLanes>(ReadOnlySpan<float> densities, ReadOnlySpan<float> logRatios)
        where TLanes : struct, ILanes<TLanes>
    {
        foreach (float density in densities)
            _sum += density;
        _draws += densities.Length;
    }
}
