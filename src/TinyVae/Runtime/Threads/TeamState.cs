using System.Runtime.ExceptionServices;

namespace TinyVae.Kernels;

/// <summary>
/// What the members of a team share. The threads hold this and not the <see cref="TeamThreads"/>, so that an abandoned team is
/// collected, and its finalizer ends them.
/// </summary>
internal sealed class TeamState
{
    private readonly Seat[] _seats;
    private readonly Exception?[] _failures;

    // What is waited for: a run starts, all have come to a barrier, the last member has finished.
    private PaddedCounter _starts;
    private PaddedCounter _phases;
    private PaddedCounter _finishes;

    // Members that came to the barrier, and that have finished.
    private PaddedCounter _arrived;
    private PaddedCounter _finished;

    private Action<nint, TeamMember>? _run;
    private nint _work;
    private volatile bool _stopped;

    public TeamState(int members)
    {
        bool hasCore = members <= Environment.ProcessorCount;
        _failures = new Exception?[members];
        _seats = new Seat[members];
        for (int i = 0; i < members; i++)
            _seats[i] = new Seat(hasCore);
    }

    public int Members => _seats.Length;

    /// <summary>Starts the thread of every member but the caller; returns when all are ready.</summary>
    public void StartThreads()
    {
        _seats[0].Settle();
        for (int i = 1; i < Members; i++)
        {
            int member = i;
            new Thread(() => Serve(member)) { IsBackground = true, Name = $"TinyVae {member + 1}/{Members}" }.UnsafeStart();
        }

        Run(static (_, _) => { }, 0);
    }

    /// <summary>Runs every member's part and returns when the last has finished.</summary>
    /// <param name="run">Runs one member's part.</param>
    /// <param name="work">Its first argument.</param>
    /// <exception cref="Exception">What the first of the members that failed threw.</exception>
    public void Run(Action<nint, TeamMember> run, nint work)
    {
        int finishes = _finishes.Value;
        _arrived.Value = 0;
        _finished.Value = 0;
        _stopped = false;
        _run = run;
        _work = work;
        Advance(ref _starts);
        RunPart(0);
        _seats[0].WaitWhile(ref _finishes, finishes);
        _run = null;
        if (_stopped)
            ThrowFailure();
    }

    /// <summary>Lets the threads end that wait for the next run.</summary>
    public void End()
    {
        _run = null;
        Advance(ref _starts);
    }

    /// <summary>Returns once all members have come.</summary>
    /// <param name="member">Who comes.</param>
    public void Barrier(int member)
    {
        // In this order: whoever reads the phase too late to be released from it by a failure sees the failure.
        int phase = Volatile.Read(ref _phases.Value);
        if (!_stopped)
        {
            if (Interlocked.Increment(ref _arrived.Value) == Members)
            {
                _arrived.Value = 0;
                Advance(ref _phases);
                return;
            }

            _seats[member].WaitWhile(ref _phases, phase);
        }

        if (_stopped)
            throw new TeamStoppedException();
    }

    /// <summary>A thread's life: a part of every run, until a start without any.</summary>
    private void Serve(int member)
    {
        _seats[member].Settle();
        for (int starts = 0; ; starts++)
        {
            _seats[member].WaitWhile(ref _starts, starts);
            if (_run is null)
                return;
            RunPart(member);
        }
    }

    private void RunPart(int member)
    {
        try
        {
            _run!(_work, new TeamMember(this, member));
        }
        catch (TeamStoppedException)
        {
        }
        catch (Exception failure)
        {
            _failures[member] = failure;
            _stopped = true;
            Advance(ref _phases);
        }

        if (Interlocked.Increment(ref _finished.Value) == Members)
            Advance(ref _finishes);
    }

    private void Advance(ref PaddedCounter counter)
    {
        Interlocked.Increment(ref counter.Value);
        foreach (Seat seat in _seats)
            seat.Wake();
    }

    private void ThrowFailure()
    {
        Exception first = Array.Find(_failures, failure => failure is not null)!;
        Array.Clear(_failures);
        ExceptionDispatchInfo.Throw(first);
    }
}
