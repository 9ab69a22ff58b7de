using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>Lets one thread at a time work in a model's memory, and refuses others instead of keeping them waiting.</summary>
/// <remarks>
/// What generated code is built from, and public for that alone.
/// An atomic operation would take 3 % of the smallest call. So the thread that made this comes in by plain reads and writes, until
/// another one comes for the first time: a lock biased towards its maker (Kawachiya, Koseki and Onodera, 2002). The fence that the
/// maker's entry lacks is in that first other's, as a barrier through all threads of the process; from then on everybody pays.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OneCaller
{
    private const int Nobody = 0;
    private const int Leaving = -1; // the bias is being given up, and the maker may not know yet

    private int _maker = Environment.CurrentManagedThreadId;
    private bool _makerIsIn;
    private int _othersIn;

    /// <summary>Comes in; out again where the result is disposed of.</summary>
    /// <exception cref="InvalidOperationException">Somebody is in.</exception>
    public Turn Enter()
    {
        int thread = Environment.CurrentManagedThreadId;
        if (_maker == thread)
        {
            if (_makerIsIn)
                throw Refusal();
            Volatile.Write(ref _makerIsIn, true);
            if (Volatile.Read(ref _maker) == thread)
                return new Turn(this, asMaker: true);
            Volatile.Write(ref _makerIsIn, false);
        }

        EnterAmongOthers();
        return new Turn(this, asMaker: false);
    }

    private void EnterAmongOthers()
    {
        if (Volatile.Read(ref _maker) != Nobody)
            GiveUpBias();
        if (Interlocked.CompareExchange(ref _othersIn, 1, 0) != 0)
            throw Refusal();
        if (Volatile.Read(ref _makerIsIn))
        {
            Volatile.Write(ref _othersIn, 0);
            throw Refusal();
        }
    }

    /// <summary>Returns once the maker can be in without an atomic operation only if <see cref="_makerIsIn"/> says so.</summary>
    private void GiveUpBias()
    {
        int maker = Volatile.Read(ref _maker);
        if (maker > Nobody && Interlocked.CompareExchange(ref _maker, Leaving, maker) == maker)
        {
            Interlocked.MemoryBarrierProcessWide();
            Volatile.Write(ref _maker, Nobody);
        }

        var wait = new SpinWait();
        while (Volatile.Read(ref _maker) != Nobody)
            wait.SpinOnce();
    }

    private static InvalidOperationException Refusal() => new(
        "The model is at work already, for another thread or further up on this one, and has room for one call at a time. " +
        "Give each thread an instance of its own by model.Share(): it has the same parameters and works in memory of its own.");

    /// <summary>The time between coming in and going out.</summary>
    /// <remarks>What generated code is built from, and public for that alone.</remarks>
    /// <param name="caller">Who was entered.</param>
    /// <param name="asMaker">Whether without an atomic operation.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly ref struct Turn(OneCaller caller, bool asMaker)
    {
        /// <summary>Goes out.</summary>
        public void Dispose()
        {
            if (asMaker)
                Volatile.Write(ref caller._makerIsIn, false);
            else
                Volatile.Write(ref caller._othersIn, 0);
        }
    }
}
