using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

public sealed class ThreefryTests
{
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0x6b200159u, 0x99ba4efeu)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x1cb996fcu, 0xbb002be7u)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xc4923a9cu, 0x483df7a0u)]
    public void A_block_is_the_known_answer_of_Random123(uint counter0, uint counter1, uint k0, uint k1, uint x0, uint x1) =>
        Assert.Equal((x0, x1), Threefry.Block(new RandomKey(k0, k1), counter0, counter1));

    [Fact]
    public void Sixteen_lanes_compute_sixteen_blocks_at_every_width()
    {
        AssertLanesMatch<Lanes512>();
        AssertLanesMatch<Lanes256>();
        AssertLanesMatch<Lanes128>();
    }

    private static void AssertLanesMatch<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        var key = new RandomKey(0x13198a2e, 0x83707344);
        var x0 = TLanes.BroadcastBits(-7);
        var x1 = TLanes.AddBits(TLanes.BroadcastBits(1000), TLanes.IndexBits);
        Threefry.Block(key, ref x0, ref x1);
        float[] words = new float[2 * Lanes.Count];
        TLanes.Store(x0, ref words[0], 0);
        TLanes.Store(x1, ref words[0], Lanes.Count);

        for (uint i = 0; i < Lanes.Count; i++)
        {
            var expected = Threefry.Block(key, unchecked((uint)-7), 1000 + i);
            Assert.Equal(expected.X0, BitConverter.SingleToUInt32Bits(words[i]));
            Assert.Equal(expected.X1, BitConverter.SingleToUInt32Bits(words[Lanes.Count + i]));
        }
    }
}
