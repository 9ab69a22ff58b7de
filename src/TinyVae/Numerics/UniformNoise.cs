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

        for (int i = 0; i < destination.Length; i += 2)
        {
            var (x0, x1) = Threefry.Block(key, (uint)i / 2, 0);
            destination[i] = bound * Signed(x0);
            if (i + 1 < destination.Length)
                destination[i + 1] = bound * Signed(x1);
        }
    }

    /// <summary>The upper bits as a multiple of 2⁻²³ in [−1, 1), exactly.</summary>
    private static float Signed(uint word) => ((word >> (32 - Bits)) * (2f / (1 << Bits))) - 1f;
}
