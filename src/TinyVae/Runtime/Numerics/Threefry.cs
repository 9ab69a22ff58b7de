using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

/// <summary>
/// Threefry-2x32 with 20 rounds: a bijection of 64-bit counters for every 64-bit key whose outputs pass for random numbers
/// (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011). Additions, rotations and exclusive ors
/// only, so sixteen lanes compute sixteen blocks, and any element of a sequence can be had without those before it.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Threefry
{
    /// <summary>The third word of the key schedule is this and both words of the key, combined by exclusive or.</summary>
    private const uint Parity = 0x1BD11BDA;

    /// <summary>The two words that a key makes of a counter.</summary>
    public static (uint X0, uint X1) Block(RandomKey key, uint counter0, uint counter1)
    {
        ReadOnlySpan<int> rotations = [13, 15, 26, 6, 17, 29, 16, 24];
        ReadOnlySpan<uint> schedule = [key.K0, key.K1, Parity ^ key.K0 ^ key.K1];
        uint x0 = counter0 + key.K0;
        uint x1 = counter1 + key.K1;
        for (int round = 0; round < 20; round++)
        {
            x0 += x1;
            x1 = BitOperations.RotateLeft(x1, rotations[round % 8]) ^ x0;
            if (round % 4 == 3)
            {
                int injection = (round / 4) + 1;
                x0 += schedule[injection % 3];
                x1 += schedule[(injection + 1) % 3] + (uint)injection;
            }
        }

        return (x0, x1);
    }

    /// <summary>The same in each lane's bits, for a counter of its own.</summary>
    /// <remarks>A call, since the JIT inlines only so much into one method: what is left for a caller's own operations must suffice.</remarks>
    /// <param name="key">The key of all lanes.</param>
    /// <param name="x0">The first words of the counters; those of the blocks on return.</param>
    /// <param name="x1">The second words of the counters; those of the blocks on return.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Block<TLanes>(RandomKey key, ref TLanes x0, ref TLanes x1)
        where TLanes : struct, ILanes<TLanes>
    {
        // The words of the schedule, in the order of the next injection.
        (uint first, uint second, uint third) = (key.K0, key.K1, Parity ^ key.K0 ^ key.K1);
        (TLanes a, TLanes b) = (x0, x1);
        Inject(first, second, ref a, ref b);
        for (uint injection = 1; ; injection += 2)
        {
            FourRounds(13, 15, 26, 6, ref a, ref b);
            Inject(second, third + injection, ref a, ref b);
            if (injection == 5)
                break;
            FourRounds(17, 29, 16, 24, ref a, ref b);
            Inject(third, first + injection + 1, ref a, ref b);
            (first, second, third) = (third, first, second);
        }

        (x0, x1) = (a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Inject<TLanes>(uint k0, uint k1, ref TLanes x0, ref TLanes x1)
        where TLanes : struct, ILanes<TLanes>
    {
        x0 = TLanes.AddBits(x0, TLanes.BroadcastBits((int)k0));
        x1 = TLanes.AddBits(x1, TLanes.BroadcastBits((int)k1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRounds<TLanes>(
        [ConstantExpected] byte first,
        [ConstantExpected] byte second,
        [ConstantExpected] byte third,
        [ConstantExpected] byte fourth,
        ref TLanes x0,
        ref TLanes x1)
        where TLanes : struct, ILanes<TLanes>
    {
        x0 = TLanes.AddBits(x0, x1);
        x1 = TLanes.RotateLeft(x1, first) ^ x0;
        x0 = TLanes.AddBits(x0, x1);
        x1 = TLanes.RotateLeft(x1, second) ^ x0;
        x0 = TLanes.AddBits(x0, x1);
        x1 = TLanes.RotateLeft(x1, third) ^ x0;
        x0 = TLanes.AddBits(x0, x1);
        x1 = TLanes.RotateLeft(x1, fourth) ^ x0;
    }
}
