using TinyVae.Kernels;
using Xunit;

namespace TinyVae.Tests.Runtime.Threads;

public sealed class ShareTests
{
    [Fact]
    public void Shares_follow_each_other_and_are_the_whole()
    {
        foreach ((int count, int granularity, int members) in Cases())
        {
            int next = 0;
            for (int member = 0; member < members; member++)
            {
                var share = Share.Of(count, granularity, member, members);
                Assert.Equal(next, share.From);
                Assert.InRange(share.Length, 0, count);
                next = share.To;
            }

            Assert.Equal(count, next);
        }
    }

    [Fact]
    public void Shares_begin_at_whole_blocks_and_differ_by_one_at_most()
    {
        foreach ((int count, int granularity, int members) in Cases())
        {
            Share[] shares = [.. Enumerable.Range(0, members).Select(member => Share.Of(count, granularity, member, members))];
            Assert.All(shares.Where(share => share.Length > 0), share => Assert.Equal(0, share.From % granularity));
            int[] blocks = [.. shares.Select(share => (share.Length + granularity - 1) / granularity)];
            Assert.InRange(blocks.Max() - blocks.Min(), 0, 1);
        }
    }

    [Fact]
    public void The_largest_ranges_do_not_overflow() =>
        Assert.Equal(new Share(2147483616, int.MaxValue), Share.Of(int.MaxValue, 16, (1 << 26) - 1, 1 << 26));

    [Fact]
    public void One_member_has_it_all() => Assert.Equal(new Share(0, 100), TeamMember.Alone.Share(100, 16));

    private static IEnumerable<(int Count, int Granularity, int Members)> Cases() =>
        from count in (int[])[0, 1, 15, 16, 17, 100, 128, 784, 1000]
        from granularity in (int[])[1, 6, 16]
        from members in (int[])[1, 2, 3, 4, 7, 64]
        select (count, granularity, members);
}
