using System.ComponentModel;

namespace TinyVae.Numerics;

/// <summary>
/// A key of <see cref="Threefry"/>. Keys form a tree: a seed and a purpose give one, that one and a step's number the next, and
/// the last one draws, so every random number is a function of where it is used and of nothing that ran before. A key should either
/// derive keys or draw numbers, not both: the two use the same counters.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <param name="K0">The low word.</param>
/// <param name="K1">The high word.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct RandomKey(uint K0, uint K1)
{
    /// <summary>The key of a purpose under a seed.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="stream">The purpose.</param>
    public static RandomKey From(ulong seed, RandomStream stream) =>
        new RandomKey((uint)seed, (uint)(seed >> 32)).At((ulong)stream);

    /// <summary>The key of a number under this one: of a step, an epoch or a tensor. Different numbers give different keys.</summary>
    /// <param name="counter">Any number.</param>
    public RandomKey At(ulong counter)
    {
        var (k0, k1) = Threefry.Block(this, (uint)counter, (uint)(counter >> 32));
        return new(k0, k1);
    }
}
