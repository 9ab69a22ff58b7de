using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TinyVae.Benchmarks.Comparison.Measuring;

/// <summary>How fast one core can read: the plain sum of the same bytes at every call, by the widest registers, in eight chains.</summary>
internal sealed class VectorSum
{
    private const int Chains = 8;

    /// <summary>Of a cache line: a load that straddles two costs double.</summary>
    private const int Alignment = 64;

    private readonly float[] _values;
    private readonly int _first;
    private readonly int _count;

    public VectorSum(int bytes)
    {
        _count = bytes / sizeof(float);
        _values = GC.AllocateArray<float>(_count + Alignment / sizeof(float), pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0);
        _first = (int)(-address & (Alignment - 1)) / sizeof(float);
        Array.Fill(_values, 1);
    }

    /// <summary>The last sum, so that the compiler has to make it.</summary>
    public float Total { get; private set; }

    public void Sum() => Total = Vector512.IsHardwareAccelerated ? Wide(ref _values[_first], _count) : Narrow(ref _values[_first], _count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Wide(ref float values, int count)
    {
        Vector512<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (; count >= Chains * Vector512<float>.Count; count -= Chains * Vector512<float>.Count)
        {
            a += Vector512.LoadUnsafe(ref values);
            b += Vector512.LoadUnsafe(ref values, (nuint)Vector512<float>.Count);
            c += Vector512.LoadUnsafe(ref values, 2 * (nuint)Vector512<float>.Count);
            d += Vector512.LoadUnsafe(ref values, 3 * (nuint)Vector512<float>.Count);
            e += Vector512.LoadUnsafe(ref values, 4 * (nuint)Vector512<float>.Count);
            f += Vector512.LoadUnsafe(ref values, 5 * (nuint)Vector512<float>.Count);
            g += Vector512.LoadUnsafe(ref values, 6 * (nuint)Vector512<float>.Count);
            h += Vector512.LoadUnsafe(ref values, 7 * (nuint)Vector512<float>.Count);
            values = ref Unsafe.Add(ref values, Chains * Vector512<float>.Count);
        }
        return Vector512.Sum(a + b + c + d + e + f + g + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Narrow(ref float values, int count)
    {
        Vector<float> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        for (; count >= Chains * Vector<float>.Count; count -= Chains * Vector<float>.Count)
        {
            a += Vector.LoadUnsafe(ref values);
            b += Vector.LoadUnsafe(ref values, (nuint)Vector<float>.Count);
            c += Vector.LoadUnsafe(ref values, 2 * (nuint)Vector<float>.Count);
            d += Vector.LoadUnsafe(ref values, 3 * (nuint)Vector<float>.Count);
            e += Vector.LoadUnsafe(ref values, 4 * (nuint)Vector<float>.Count);
            f += Vector.LoadUnsafe(ref values, 5 * (nuint)Vector<float>.Count);
            g += Vector.LoadUnsafe(ref values, 6 * (nuint)Vector<float>.Count);
            h += Vector.LoadUnsafe(ref values, 7 * (nuint)Vector<float>.Count);
            values = ref Unsafe.Add(ref values, Chains * Vector<float>.Count);
        }
        return Vector.Sum(a + b + c + d + e + f + g + h);
    }
}
