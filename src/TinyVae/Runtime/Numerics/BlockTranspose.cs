using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TinyVae.Numerics;

/// <summary>
/// Transposes a contiguous block of 16x16 floats. A wide register is filled with quarters of rows that lie four apart, so that
/// transposing 4x4 within each of its 128-bit parts (two rounds of interleaving) yields runs of whole columns.
/// </summary>
internal static class BlockTranspose
{
    private const int Size = Lanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void In512(ref readonly float source, ref float destination)
    {
        if (!Avx512F.IsSupported)
        {
            In256(in source, ref destination);
            return;
        }

        for (nuint column = 0; column < Size; column += 4)
        {
            var row0 = Quarters(in source, column);
            var row1 = Quarters(in source, column + Size);
            var row2 = Quarters(in source, column + (2 * Size));
            var row3 = Quarters(in source, column + (3 * Size));
            var even = Avx512F.UnpackLow(row0, row2);
            var odd = Avx512F.UnpackLow(row1, row3);
            Avx512F.UnpackLow(even, odd).StoreUnsafe(ref destination, column * Size);
            Avx512F.UnpackHigh(even, odd).StoreUnsafe(ref destination, (column + 1) * Size);
            even = Avx512F.UnpackHigh(row0, row2);
            odd = Avx512F.UnpackHigh(row1, row3);
            Avx512F.UnpackLow(even, odd).StoreUnsafe(ref destination, (column + 2) * Size);
            Avx512F.UnpackHigh(even, odd).StoreUnsafe(ref destination, (column + 3) * Size);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void In256(ref readonly float source, ref float destination)
    {
        if (!Avx.IsSupported)
        {
            In128(in source, ref destination);
            return;
        }

        for (nuint row = 0; row < Size; row += 8)
        {
            for (nuint column = 0; column < Size; column += 4)
            {
                nuint offset = (row * Size) + column;
                var row0 = Halves(in source, offset);
                var row1 = Halves(in source, offset + Size);
                var row2 = Halves(in source, offset + (2 * Size));
                var row3 = Halves(in source, offset + (3 * Size));
                offset = (column * Size) + row;
                var even = Avx.UnpackLow(row0, row2);
                var odd = Avx.UnpackLow(row1, row3);
                Avx.UnpackLow(even, odd).StoreUnsafe(ref destination, offset);
                Avx.UnpackHigh(even, odd).StoreUnsafe(ref destination, offset + Size);
                even = Avx.UnpackHigh(row0, row2);
                odd = Avx.UnpackHigh(row1, row3);
                Avx.UnpackLow(even, odd).StoreUnsafe(ref destination, offset + (2 * Size));
                Avx.UnpackHigh(even, odd).StoreUnsafe(ref destination, offset + (3 * Size));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void In128(ref readonly float source, ref float destination)
    {
        for (nuint row = 0; row < Size; row += 4)
        {
            for (nuint column = 0; column < Size; column += 4)
            {
                nuint offset = (row * Size) + column;
                var row0 = Vector128.LoadUnsafe(in source, offset);
                var row1 = Vector128.LoadUnsafe(in source, offset + Size);
                var row2 = Vector128.LoadUnsafe(in source, offset + (2 * Size));
                var row3 = Vector128.LoadUnsafe(in source, offset + (3 * Size));
                offset = (column * Size) + row;
                var even = InterleaveLow(row0, row2);
                var odd = InterleaveLow(row1, row3);
                InterleaveLow(even, odd).StoreUnsafe(ref destination, offset);
                InterleaveHigh(even, odd).StoreUnsafe(ref destination, offset + Size);
                even = InterleaveHigh(row0, row2);
                odd = InterleaveHigh(row1, row3);
                InterleaveLow(even, odd).StoreUnsafe(ref destination, offset + (2 * Size));
                InterleaveHigh(even, odd).StoreUnsafe(ref destination, offset + (3 * Size));
            }
        }
    }

    /// <summary>Four floats of each of the rows 0, 4, 8 and 12 after the one at the offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarters(ref readonly float source, nuint offset)
    {
        var rows = Halves(in source, offset).ToVector512Unsafe();
        rows = Avx512F.InsertVector128(rows, Vector128.LoadUnsafe(in source, offset + (8 * Size)), 2);
        return Avx512F.InsertVector128(rows, Vector128.LoadUnsafe(in source, offset + (12 * Size)), 3);
    }

    /// <summary>Four floats of each of the rows 0 and 4 after the one at the offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Halves(ref readonly float source, nuint offset) => Vector256.Create(
        Vector128.LoadUnsafe(in source, offset),
        Vector128.LoadUnsafe(in source, offset + (4 * Size)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);
}
