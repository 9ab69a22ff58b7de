using System.Runtime.CompilerServices;
using TinyVae.Kernels;
using TinyVae.Numerics;

namespace TinyVae;

/// <summary>
/// Gathers <see cref="LatentUnit"/>s from posteriors in chunks of any size, in one pass, adding up in double precision: after each chunk they
/// hold the statistics of all rows so far. Allocates nothing.
/// </summary>
public ref struct LatentMoments
{
    private readonly Span<LatentUnit> _units;

    /// <summary>Statistics of no rows yet.</summary>
    /// <param name="units">Where they are kept: one for each unit of z, at least one. Cleared.</param>
    /// <exception cref="ArgumentException">There are no units.</exception>
    public LatentMoments(Span<LatentUnit> units)
    {
        if (units.IsEmpty)
            throw new ArgumentException("The span has no units; it needs one for each unit of z.", nameof(units));
        units.Clear();
        _units = units;
    }

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Takes the posteriors of some rows in.</summary>
    /// <param name="mean">[rows, units]: E[z given x] of each row.</param>
    /// <param name="logVariance">[rows, units], nats: log Var[z given x]; −∞ for a point, whose KL is ∞.</param>
    /// <exception cref="ArgumentException">A span's length does not fit; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The moments are a default value, without units.</exception>
    public void Add(ReadOnlySpan<float> mean, ReadOnlySpan<float> logVariance)
    {
        if (_units.IsEmpty)
            throw new InvalidOperationException("These moments have no units: they are a default value; construct them over a span.");
        int rows = Require.Rows(mean.Length, _units.Length, nameof(mean));
        Require.Length(logVariance.Length, rows, _units.Length, nameof(logVariance));
        if (Lanes512.IsPreferred)
            Add<Lanes512>(mean, logVariance);
        else if (Lanes256.IsPreferred)
            Add<Lanes256>(mean, logVariance);
        else
            Add<Lanes128>(mean, logVariance);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Add<TLanes>(ReadOnlySpan<float> mean, ReadOnlySpan<float> logVariance)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> block = stackalloc float[Lanes.Count];
        Span<float> exponentials = stackalloc float[Lanes.Count];
        Span<float> exponentialsLess1 = stackalloc float[Lanes.Count];
        double weight = 0;
        int unit = 0;
        for (int first = 0; first < mean.Length; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, mean.Length - first);
            logVariance.Slice(first, count).CopyTo(block);
            TLanes lanes = TLanes.Load(ref block[0], 0);
            TLanes.Store(LaneMath.Exp(lanes), ref exponentials[0], 0);
            TLanes.Store(LaneMath.Expm1(lanes), ref exponentialsLess1[0], 0);
            for (int i = 0; i < count; i++)
            {
                if (unit == 0)
                    weight = 1.0 / ++Rows;
                double m = mean[first + i];
                // ½(μ² + σ² − 1 − log σ²) (Kingma and Welling, 2014, appendix B), without cancellation where σ² is near 1.
                double kullbackLeibler = 0.5 * (m * m + (exponentialsLess1[i] - (double)block[i]));
                _units[unit] = _units[unit].Append(weight, m, exponentials[i], kullbackLeibler);
                unit = unit + 1 == _units.Length ? 0 : unit + 1;
            }
        }
    }
}
