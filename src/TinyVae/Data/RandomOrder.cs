using TinyVae.Numerics;

namespace TinyVae;

/// <summary>Uniform permutations by the shuffle of Fisher and Yates (Durstenfeld, 1964), the same on every platform.</summary>
internal static class RandomOrder
{
    /// <summary>0 … <paramref name="count"/> − 1 in an order determined by <paramref name="seed"/>.</summary>
    public static int[] Of(int count, ulong seed)
    {
        var key = RandomKey.From(seed, RandomStream.Shuffle);
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
        {
            (uint low, uint high) = Threefry.Block(key, (uint)i, 0);
            // ⌊bits · (i + 1) / 2⁶⁴⌋ is below i + 1, and even to (i + 1) / 2⁶⁴.
            int j = (int)Math.BigMul(((ulong)high << 32) | low, (ulong)i + 1, out _);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
