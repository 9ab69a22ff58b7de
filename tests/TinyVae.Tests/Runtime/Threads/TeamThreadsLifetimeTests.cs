using System.Runtime.CompilerServices;
using TinyVae.Kernels;
using Xunit;

namespace TinyVae.Tests.Runtime.Threads;

/// <summary>What a team costs: no bytes, no core while idle, no thread once nobody refers to it.</summary>
public sealed class TeamThreadsLifetimeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Thousands_of_runs_allocate_nothing_on_any_thread(int members)
    {
        const int Rounds = 4;
        var team = new TeamThreads(members);
        long[] allocated = new long[members];
        long[] before = new long[members];
        long[] least = [.. Enumerable.Repeat(long.MaxValue, members)];
        team.Run(new Account(allocated));

        // The runtime itself may allocate on a thread where it compiles a method anew; what a run allocates comes back in every round.
        for (int round = 0; round < Rounds; round++)
        {
            allocated.CopyTo(before, 0);
            for (int run = 0; run < 2000; run++)
                team.Run(new Account(allocated));
            for (int member = 0; member < members; member++)
                least[member] = Math.Min(least[member], allocated[member] - before[member]);
        }

        Assert.All(least, bytes => Assert.Equal(0, bytes));
    }

    [Fact]
    public void Idle_members_fall_asleep()
    {
        var team = new TeamThreads(3);
        foreach (Thread thread in ThreadsOf(team).Skip(1))
            Assert.True(SpinWait.SpinUntil(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience));
        GC.KeepAlive(team);
    }

    [Fact]
    public void Members_are_background_threads_and_say_whose_they_are()
    {
        var team = new TeamThreads(3);
        Thread[] threads = ThreadsOf(team);
        Assert.All(threads.Skip(1), thread => Assert.True(thread.IsBackground));
        Assert.Equal(["TinyVae 2/3", "TinyVae 3/3"], threads.Skip(1).Select(thread => thread.Name));
        GC.KeepAlive(team);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(16, false)]
    public void The_threads_of_an_abandoned_team_end(int members, bool afterFailure)
    {
        Thread[] threads = Abandoned(members, afterFailure);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.All(threads.Skip(1), thread => Assert.True(thread.Join(Patience)));
    }

    [Fact]
    public void The_threads_of_a_team_that_is_held_live_through_collections()
    {
        var team = new TeamThreads(2);
        Thread[] threads = ThreadsOf(team);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(threads, ThreadsOf(team));
        Assert.True(threads[1].IsAlive);
    }

    [Fact]
    public void An_idle_team_does_not_hold_what_its_work_referred_to()
    {
        var team = new TeamThreads(2);
        WeakReference held = RunOver(team);
        GC.Collect();
        Assert.False(held.IsAlive);
        GC.KeepAlive(team);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOver(TeamThreads team)
    {
        object data = new();
        team.Run(new MemberAction(_ => GC.KeepAlive(data)));
        return new WeakReference(data);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread[] Abandoned(int members, bool afterFailure)
    {
        var team = new TeamThreads(members);
        Thread[] threads = ThreadsOf(team);
        if (afterFailure)
            Assert.Throws<FormatException>(() => team.Run(new MemberAction(_ => throw new FormatException())));
        return threads;
    }

    private static Thread[] ThreadsOf(TeamThreads team)
    {
        var threads = new Thread[team.Members];
        team.Run(new MemberAction(member => threads[member.Index] = Thread.CurrentThread));
        return threads;
    }

    /// <summary>Notes what each member's thread has allocated so far.</summary>
    private readonly ref struct Account(Span<long> allocated) : ITeamWork
    {
        private readonly Span<long> _allocated = allocated;

        public void Run(TeamMember member)
        {
            _allocated[member.Index] = GC.GetAllocatedBytesForCurrentThread();
            member.Barrier();
        }
    }
}
