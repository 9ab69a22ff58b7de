using TinyVae.Kernels;
using Xunit;

namespace TinyVae.Tests.Runtime.Threads;

public sealed class OneCallerTests
{
    [Fact]
    public void A_thread_comes_in_as_often_as_it_went_out()
    {
        var caller = new OneCaller();
        for (int call = 0; call < 3; call++)
            caller.Enter().Dispose();
    }

    [Fact]
    public void Who_is_in_cannot_come_in_again()
    {
        var caller = new OneCaller();
        using (caller.Enter())
            Assert.Throws<InvalidOperationException>(() => caller.Enter().Dispose());
        caller.Enter().Dispose();
    }

    [Fact]
    public void While_the_maker_is_in_others_are_refused_and_after_it_they_come_in()
    {
        var caller = new OneCaller();
        using (caller.Enter())
            Elsewhere(() => Assert.Throws<InvalidOperationException>(() => caller.Enter().Dispose()));
        Elsewhere(() => caller.Enter().Dispose());
    }

    [Fact]
    public void While_another_is_in_the_maker_is_refused_and_after_it_comes_in()
    {
        var caller = new OneCaller();
        Elsewhere(() =>
        {
            using OneCaller.Turn turn = caller.Enter();
            Elsewhere(() => Assert.Throws<InvalidOperationException>(() => caller.Enter().Dispose()));
        });
        caller.Enter().Dispose();
    }

    [Fact]
    public void A_maker_that_was_in_when_others_came_goes_out_and_comes_in_again()
    {
        var caller = new OneCaller();
        using (caller.Enter())
            Elsewhere(() => Assert.Throws<InvalidOperationException>(() => caller.Enter().Dispose()));
        using (caller.Enter())
            Elsewhere(() => Assert.Throws<InvalidOperationException>(() => caller.Enter().Dispose()));
    }

    [Fact]
    public void Never_are_two_in_at_once()
    {
        const int Rounds = 200;
        const int Calls = 200;
        int together = 0;
        for (int round = 0; round < Rounds; round++)
        {
            // Made anew each round, so that the first other one comes while its maker goes in and out.
            using var start = new Barrier(3);
            OneCaller? caller = null;
            int inside = 0;
            void Call()
            {
                for (int call = 0; call < Calls; call++)
                {
                    try
                    {
                        using OneCaller.Turn turn = caller!.Enter();
                        if (Interlocked.Increment(ref inside) != 1)
                            Interlocked.Increment(ref together);
                        Interlocked.Decrement(ref inside);
                    }
                    catch (InvalidOperationException)
                    {
                    }
                }
            }

            var maker = new Thread(() =>
            {
                caller = new OneCaller();
                start.SignalAndWait();
                Call();
            });
            Thread[] others = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                Call();
            }))];
            maker.Start();
            foreach (Thread other in others)
                other.Start();
            maker.Join();
            foreach (Thread other in others)
                other.Join();
            caller!.Enter().Dispose();
        }

        Assert.Equal(0, together);
    }

    private static void Elsewhere(Action work)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(work));
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
