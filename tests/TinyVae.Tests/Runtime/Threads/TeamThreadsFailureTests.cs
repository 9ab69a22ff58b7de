using System.Runtime.CompilerServices;
using TinyVae.Kernels;
using Xunit;

namespace TinyVae.Tests.Runtime.Threads;

/// <summary>A member that throws: the caller learns of it, nobody waits for ever, and the team can go on.</summary>
public sealed class TeamThreadsFailureTests
{
    public static TheoryData<int, int> Failing => new()
    {
        { 1, 0 },
        { 2, 0 },
        { 2, 1 },
        { 4, 0 },
        { 4, 2 },
        { 4, 3 },
        { 64, 63 },
    };

    [Theory]
    [MemberData(nameof(Failing))]
    public void An_exception_surfaces_on_the_caller_after_all_have_finished(int members, int failing)
    {
        var team = new TeamThreads(members);
        var failure = new FormatException();
        int[] finished = new int[members];
        Exception? surfaced = Record.Exception(() => team.Run(new MemberAction(member =>
        {
            if (member.Index == failing)
                throw failure;
            Thread.Yield();
            finished[member.Index]++;
        })));

        Assert.Same(failure, surfaced);
        Assert.Equal(members - 1, finished.Sum());
        AssertWorks(team);
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void A_member_that_fails_between_barriers_releases_those_who_wait_for_it(int members, int failing)
    {
        var team = new TeamThreads(members);
        for (int round = 0; round < 20; round++)
        {
            var failure = new FormatException();
            int passed = 0;
            Exception? surfaced = Record.Exception(() => team.Run(new MemberAction(member =>
            {
                member.Barrier();
                if (member.Index == failing)
                    throw failure;
                member.Barrier();
                Interlocked.Increment(ref passed);
            })));

            Assert.Same(failure, surfaced);
            Assert.Equal(0, passed);
            AssertWorks(team);
        }
    }

    [Fact]
    public void Of_several_exceptions_the_one_of_the_first_member_surfaces()
    {
        var team = new TeamThreads(4);
        for (int round = 0; round < 50; round++)
        {
            Exception? surfaced = Record.Exception(() => team.Run(new MemberAction(member =>
            {
                if (member.Index > 0)
                    throw new FormatException(member.Index.ToString());
            })));
            Assert.Equal("1", Assert.IsType<FormatException>(surfaced).Message);
        }
    }

    [Fact]
    public void An_exception_keeps_the_trace_of_the_thread_that_threw_it()
    {
        Exception? surfaced = Record.Exception(() => new TeamThreads(2).Run(new MemberAction(member => FailsAt(member, 1))));
        Assert.Contains(nameof(FailsAt), surfaced!.StackTrace);
    }

    [Fact]
    public void A_caller_that_is_interrupted_stays_until_all_have_finished_and_is_interrupted_then()
    {
        var team = new TeamThreads(2);
        Thread caller = Thread.CurrentThread;
        bool finished = false;
        team.Run(new MemberAction(member =>
        {
            if (member.Index == 0)
                return;
            Assert.True(SpinWait.SpinUntil(() => caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromMinutes(1)));
            caller.Interrupt();
            finished = true;
        }));

        Assert.True(finished);
        Assert.Throws<ThreadInterruptedException>(() => new AutoResetEvent(false).WaitOne());
        AssertWorks(team);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FailsAt(TeamMember member, int failing)
    {
        if (member.Index == failing)
            throw new FormatException();
    }

    private static void AssertWorks(TeamThreads team)
    {
        int[] sums = new int[team.Members];
        team.Run(new MemberAction(member =>
        {
            sums[member.Index] = 1;
            member.Barrier();
            Assert.Equal(member.Count, sums.Sum());
        }));
    }
}
