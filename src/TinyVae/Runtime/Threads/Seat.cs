using System.Diagnostics;

namespace TinyVae.Kernels;

/// <summary>
/// Where one member waits until a counter changes: for some microseconds by watching it, which notices a change within a
/// fraction of a microsecond, then asleep in the kernel, which burns no core.
/// </summary>
/// <param name="hasCore">Whether watching is any use: not where threads outnumber cores, and who is waited for may need this one.</param>
internal sealed class Seat(bool hasCore)
{
    // Falling asleep and being woken takes 10 to 50 µs: watching for as long costs twice the best choice at most.
    private static readonly long WatchTicks = Microseconds(40);

    // From then on, each look gives way to a thread that may want this core, perhaps the one that is waited for.
    private readonly long _aloneTicks = hasCore ? Microseconds(5) : 0;

    private readonly AutoResetEvent _alarm = new(initialState: true);
    private PaddedCounter _asleep;

    /// <summary>To be called first: a thread's first wait allocates a little in the runtime, its others nothing.</summary>
    public void Settle() => _alarm.WaitOne();

    /// <summary>Waits while the counter has the value seen.</summary>
    /// <param name="counter">Changed by another thread, which then calls <see cref="Wake"/>.</param>
    /// <param name="seen">The value it had.</param>
    public void WaitWhile(ref PaddedCounter counter, int seen)
    {
        if (!Watch(ref counter, seen))
            Sleep(ref counter, seen);
    }

    /// <summary>To be called after a counter has changed: wakes the member if it sleeps.</summary>
    public void Wake()
    {
        // The counter changed by an interlocked operation before this read; the sleeper sets the flag by one before it reads the counter.
        // So one of the two sees the other. An alarm too many costs the sleeper one more look.
        if (Volatile.Read(ref _asleep.Value) != 0 && Interlocked.Exchange(ref _asleep.Value, 0) != 0)
            _alarm.Set();
    }

    /// <summary>Whether the counter changed within the time that watching is worth.</summary>
    private bool Watch(ref PaddedCounter counter, int seen)
    {
        long start = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref counter.Value) == seen)
        {
            long waited = Stopwatch.GetTimestamp() - start;
            if (waited < _aloneTicks)
                Thread.SpinWait(1);
            else if (waited < WatchTicks)
                Thread.Yield();
            else
                return false;
        }

        return true;
    }

    private void Sleep(ref PaddedCounter counter, int seen)
    {
        bool interrupted = false;
        while (true)
        {
            Interlocked.Exchange(ref _asleep.Value, 1);
            if (Volatile.Read(ref counter.Value) != seen)
                break;
            try
            {
                _alarm.WaitOne();
            }
            catch (ThreadInterruptedException)
            {
                // The others still work on this thread's stack: it cannot leave before them.
                interrupted = true;
            }
        }

        Volatile.Write(ref _asleep.Value, 0);
        if (interrupted)
            Thread.CurrentThread.Interrupt();
    }

    private static long Microseconds(int count) => Stopwatch.Frequency * count / 1_000_000;
}
