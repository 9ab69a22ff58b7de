using TinyVae.Numerics;
using Xunit;

namespace TinyVae.Tests.Runtime.Numerics;

public sealed class RandomKeyTests
{
    [Fact]
    public void Every_seed_stream_and_counter_has_a_key_of_its_own()
    {
        ulong[] seeds = [0, 1, 2, 1UL << 32, ulong.MaxValue];
        ulong[] counters = [0, 1, 2, 1UL << 32, ulong.MaxValue];
        RandomStream[] streams = Enum.GetValues<RandomStream>();
        var keys = new HashSet<RandomKey>();
        foreach (ulong seed in seeds)
        {
            foreach (RandomStream stream in streams)
            {
                var key = RandomKey.From(seed, stream);
                keys.Add(key);
                foreach (ulong counter in counters)
                    keys.Add(key.At(counter));
            }
        }

        Assert.Equal(seeds.Length * streams.Length * (1 + counters.Length), keys.Count);
    }

    [Fact]
    public void Every_bit_of_a_seed_and_of_a_counter_makes_another_key()
    {
        ulong[] numbers = [.. Enumerable.Range(0, 5000).Select(i => (ulong)i), .. Enumerable.Range(13, 51).Select(bit => 1UL << bit)];
        foreach (RandomStream stream in Enum.GetValues<RandomStream>())
        {
            Assert.Equal(numbers.Length, numbers.Select(seed => RandomKey.From(seed, stream)).Distinct().Count());
            var key = RandomKey.From(1, stream);
            Assert.Equal(numbers.Length, numbers.Select(key.At).Distinct().Count());
        }
    }

    [Fact]
    public void A_key_is_the_block_of_its_parent_at_the_counter()
    {
        Assert.Equal(new RandomKey(0x6b200159, 0x99ba4efe), new RandomKey(0, 0).At(0));
        Assert.Equal(new RandomKey(0xc4923a9c, 0x483df7a0), new RandomKey(0x13198a2e, 0x03707344).At(0x85a308d3_243f6a88));
        Assert.Equal(new RandomKey(0x6b200159, 0x99ba4efe), RandomKey.From(0, RandomStream.Initialization));
    }
}
