namespace TinyVae;

/// <summary>Uniform permutations by the shuffle of Fisher and Yates (Durstenfeld, 1964), the same on every platform.</summary>
internal static class RandomOrder
{
    /// <summary>0 … <paramref name="count"/> − 1 in an order determined by <paramref name="seed"/>.</summary>
    public static int[] Of(int count, ulong seed)
    {
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
        {
            int j = (int)Below((uint)i + 1, Bits(seed, (uint)i));
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /// <summary>⌊bits · limit / 2⁶⁴⌋: below the limit, and even to limit / 2⁶⁴.</summary>
    private static ulong Below(uint limit, ulong bits) => Math.BigMul(bits, limit, out _);

    /// <summary>Output <paramref name="counter"/> of SplitMix64 (Steele, Lea and Flood, 2014), computed from the counter alone.</summary>
    private static ulong Bits(ulong seed, ulong counter)
    {
        ulong z = seed + (counter + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
