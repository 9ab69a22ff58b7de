using System.Runtime.CompilerServices;
using TinyVae.Kernels;
using TinyVae.Numerics;

namespace TinyVae.Benchmarks.Comparison.Measuring;

/// <summary>How fast one core can read: the plain sum of the same bytes at every call, by the widest registers, in eight chains.</summary>
internal sealed class VectorSum
{
    private const int FloatsOfTurn = 8 * Lanes.Count;

    private readonly Arena _values;

    public VectorSum(int bytes)
    {
        _values = new Arena(bytes / sizeof(float));
        _values.Slice(0, _values.Length).Fill(1);
    }

    /// <summary>The last sum, so that the compiler has to make it.</summary>
    public float Total { get; private set; }

    public void Sum() => Total = Lanes512.IsPreferred ? Sum<Lanes512>(ref _values.At(0), _values.Length)
        : Lanes256.IsPreferred ? Sum<Lanes256>(ref _values.At(0), _values.Length)
        : Sum<Lanes128>(ref _values.At(0), _values.Length);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum<TLanes>(ref float values, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = TLanes.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        for (; count >= FloatsOfTurn; count -= FloatsOfTurn)
        {
            a += TLanes.Load(ref values, 0);
            b += TLanes.Load(ref values, Lanes.Count);
            c += TLanes.Load(ref values, 2 * Lanes.Count);
            d += TLanes.Load(ref values, 3 * Lanes.Count);
            e += TLanes.Load(ref values, 4 * Lanes.Count);
            f += TLanes.Load(ref values, 5 * Lanes.Count);
            g += TLanes.Load(ref values, 6 * Lanes.Count);
            h += TLanes.Load(ref values, 7 * Lanes.Count);
            values = ref Unsafe.Add(ref values, FloatsOfTurn);
        }
        return TLanes.Sum(a + b + c + d + e + f + g + h);
    }
}
