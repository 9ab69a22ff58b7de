using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Kernels;
using Xunit;

namespace TinyVae.Tests.Runtime.Threads;

/// <summary>What a team does together.</summary>
public sealed class TeamThreadsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(64)]
    public void Every_member_runs_once_a_run_each_on_a_thread_of_its_own_and_the_first_on_the_callers(int members)
    {
        var team = new TeamThreads(members);
        var threads = new Thread[members];
        int[] runs = new int[members];
        for (int run = 0; run < 50; run++)
        {
            team.Run(new MemberAction(member =>
            {
                Assert.Equal(members, member.Count);
                runs[member.Index]++;
                Assert.Same(Thread.CurrentThread, threads[member.Index] ??= Thread.CurrentThread);
            }));
        }

        Assert.All(runs, count => Assert.Equal(50, count));
        Assert.Same(Thread.CurrentThread, threads[0]);
        Assert.Equal(members, threads.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_index_is_in_the_share_of_one_member(int members)
    {
        int[] visits = new int[1000];
        new TeamThreads(members).Run(new MemberAction(member =>
        {
            (int from, int to) = member.Share(visits.Length, 16);
            for (int i = from; i < to; i++)
                Interlocked.Increment(ref visits[i]);
        }));
        Assert.All(visits, count => Assert.Equal(1, count));
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(2, 1000)]
    [InlineData(4, 500)]
    [InlineData(64, 20)]
    public void Every_member_sees_after_a_barrier_what_all_wrote_before_it(int members, int phases)
    {
        var team = new TeamThreads(members);
        int[] written = new int[members];
        for (int run = 0; run < 2; run++)
        {
            team.Run(new MemberAction(member =>
            {
                for (int phase = 1; phase <= phases; phase++)
                {
                    written[member.Index] = phase;
                    member.Barrier();
                    Assert.All(written, value => Assert.Equal(phase, value));
                    member.Barrier();
                }
            }));
        }
    }

    [Fact]
    public void Work_alone_passes_its_barriers_and_has_everything()
    {
        TeamMember alone = TeamMember.Alone;
        alone.Barrier();
        Assert.Equal((0, 1), (alone.Index, alone.Count));
    }

    [Fact]
    public void All_members_write_into_the_callers_spans_while_the_collector_moves_them()
    {
        var team = new TeamThreads(4);
        int moved = 0;
        for (int run = 0; run < 20; run++)
        {
            int[] items = AfterGaps(999);
            nint place = PlaceOf(items);
            team.Run(new CountUp(items, rounds: 3));
            Assert.All(items, item => Assert.Equal(3, item));
            moved += place == PlaceOf(items) ? 0 : 1;
        }

        Assert.NotEqual(0, moved);
    }

    [Fact]
    public void A_team_at_work_refuses_more()
    {
        var team = new TeamThreads(2);
        Assert.Contains("at work already", Assert.Throws<InvalidOperationException>(() => team.Run(new MemberAction(member =>
        {
            if (member.Index == 1)
                team.Run(new MemberAction(_ => { }));
        }))).Message);
        team.Run(new MemberAction(_ => { }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_team_without_members_is_refused(int members) =>
        Assert.Equal("members", Assert.Throws<ArgumentOutOfRangeException>(() => new TeamThreads(members)).ParamName);

    // Not inlined: the compiler would take the second address for the first.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static nint PlaceOf(int[] items) => Marshal.UnsafeAddrOfPinnedArrayElement(items, 0);

    /// <summary>An array behind garbage, so that a compacting collection moves it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int[] AfterGaps(int length)
    {
        int[][] garbage = [.. Enumerable.Range(0, 50).Select(_ => new int[length])];
        return garbage[^1];
    }

    /// <summary>Adds one to each item in every round, and has the heap compacted meanwhile.</summary>
    private readonly ref struct CountUp(Span<int> items, int rounds) : ITeamWork
    {
        private readonly Span<int> _items = items;

        public void Run(TeamMember member)
        {
            for (int round = 0; round < rounds; round++)
            {
                (int from, int to) = member.Share(_items.Length, 1);
                if (member.Index == round)
                    GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
                for (int i = from; i < to; i++)
                    _items[i]++;
                member.Barrier();
            }
        }
    }
}
