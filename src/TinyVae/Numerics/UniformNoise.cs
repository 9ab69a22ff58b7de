using System.Runtime.CompilerServices;

namespace TinyVae.Numerics;

/// <summary>Numbers uniform in an interval around 0, with 24 bits each: the initialization of weights and biases.</summary>
public static class UniformNoise
{
    private const int Bits = 24;

    /// <summary>Fills with numbers uniform in [−bound, bound). Element i depends on the key, the bound and i only.</summary>
    /// <param name="key">The key to draw from.</param>
    /// <param name="bound">Finite and not negative.</param>
    /// <param name="destination">Any number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is negative, infinite or NaN.</exception>
    public static void Fill(RandomKey key, float bound, Span<float> destination)
    {
        if (!float.IsFinite(bound) || bound < 0f)
            throw new ArgumentOutOfRangeException(nameof(bound), bound, "The bound must be finite and not negative.");

        if (Lanes512.IsPreferred)
            Fill<Lanes512>(key, bound, destination);
        else if (Lanes256.IsPreferred)
            Fill<Lanes256>(key, bound, destination);
        else
            Fill<Lanes128>(key, bound, destination);
    }

    /// <summary>Elements 2i and 2i + 1 are the two words of block i: sixteen blocks at a time.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Fill<TLanes>(RandomKey key, float bound, Span<float> destination)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> words = stackalloc float[2 * Lanes.Count];
        for (int first = 0; first < destination.Length; first += words.Length)
        {
            var x0 = TLanes.AddBits(TLanes.BroadcastBits(first / 2), TLanes.IndexBits);
            TLanes x1 = TLanes.Zero;
            Threefry.Block(key, ref x0, ref x1);
            TLanes.Store(TLanes.Broadcast(bound) * Signed(x0), ref words[0], 0);
            TLanes.Store(TLanes.Broadcast(bound) * Signed(x1), ref words[0], Lanes.Count);
            Span<float> elements = destination.Slice(first, Math.Min(words.Length, destination.Length - first));
            for (int i = 0; i < elements.Length; i++)
                elements[i] = words[((i & 1) * Lanes.Count) + (i >> 1)];
        }
    }

    /// <summary>The upper bits as a multiple of 2⁻²³ in [−1, 1), exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Signed<TLanes>(TLanes word)
        where TLanes : struct, ILanes<TLanes>
        => (TLanes.ConvertFromInt32(TLanes.ShiftRightLogical(word, 32 - Bits)) * TLanes.Broadcast(2f / (1 << Bits))) - TLanes.Broadcast(1f);
}
