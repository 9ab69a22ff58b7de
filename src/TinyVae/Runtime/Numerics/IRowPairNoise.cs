namespace TinyVae.Numerics;

/// <summary>Noise of which one block of <see cref="Threefry"/> gives two rows a value.</summary>
internal interface IRowPairNoise
{
    /// <summary>In each lane a unit of an even and of an odd row.</summary>
    /// <param name="key">The key of all lanes.</param>
    /// <param name="rowPair">Half of the even row, in the bits of each lane.</param>
    /// <param name="unit">The unit, in the bits of each lane.</param>
    /// <param name="even">The even row's value.</param>
    /// <param name="odd">The odd row's value.</param>
    static abstract void Draw<TLanes>(RandomKey key, TLanes rowPair, TLanes unit, out TLanes even, out TLanes odd)
        where TLanes : struct, ILanes<TLanes>;
}
