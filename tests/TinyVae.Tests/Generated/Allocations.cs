namespace TinyVae.Tests.Generated;

/// <summary>What code allocates on the thread that runs it.</summary>
internal static class Allocations
{
    /// <summary>
    /// The bytes that a call allocates, the first not counted. The runtime itself may allocate where it compiles a method anew, once, and a
    /// collection meanwhile counts what it discards; what the method allocates comes back in every round.
    /// </summary>
    public static long Least(Action call)
    {
        const int Rounds = 4;
        call();
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
