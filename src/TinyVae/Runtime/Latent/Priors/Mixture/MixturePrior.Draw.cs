using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

public readonly ref partial struct MixturePrior
{
    /// <summary>Turns noise from N(0, 1) into draws of z: a component by its weight, then z = mₖ + sₖ·ε.</summary>
    /// <inheritdoc/>
    public void Draw<TLanes>(RandomKey key, int firstRow, int rows, ref float z, int stride)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes total = TLanes.Broadcast(LogSumOfLogits<TLanes>());
        for (int component = 0; component < _components; component += Lanes.Count)
            TLanes.Store(LaneMath.Exp(TLanes.Load(ref _logits, (nuint)component) - total), ref Normalizers, (nuint)component);
        for (int first = 0; first < rows; first += Lanes.Count)
        {
            int count = Math.Min(Lanes.Count, rows - first);
            UniformNoise.FillPanels<TLanes>(key, firstRow + first, count, 1, ref LatentLines, 0);
            for (int row = 0; row < count; row++)
            {
                int component = Choose(Unsafe.Add(ref LatentLines, row * Lanes.Count));
                DrawFrom(component, total, ref Unsafe.Add(ref z, (first + row) * Lanes.Count), stride);
            }
        }
    }

    /// <summary>The component in whose part of (0, 1) the number falls.</summary>
    private int Choose(float uniform)
    {
        int component = 0;
        for (float left = uniform - Normalizers; left >= 0 && component < _components - 1; left -= Unsafe.Add(ref Normalizers, component))
            component++;
        return component;
    }

    /// <summary>z = mₖ + sₖ·ε; NaN where the logits, which chose k by their <paramref name="total"/>, are not finite.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void DrawFrom<TLanes>(int component, TLanes total, ref float z, int stride)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int unit = 0; unit < _units; unit += Lanes.Count)
        {
            TLanes used = TLanes.FirstLanes(_units - unit);
            nuint place = Place(component, unit);
            TLanes logVariance = LogVariance.Bound(TLanes.Load(ref LogVariances, place));
            TLanes deviation = LaneMath.ExpModerate(logVariance * TLanes.Broadcast(0.5f));
            nuint panel = (nuint)(unit / Lanes.Count * stride);
            TLanes value = TLanes.MultiplyAdd(deviation, TLanes.Load(ref z, panel), TLanes.Load(ref Means, place));
            TLanes.Store(LaneMath.IfFinite(value, total) & used, ref z, panel);
        }
    }
}
