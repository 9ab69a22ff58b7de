using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TinyVae.Kernels;

/// <summary>
/// All that a model holds: its parameters and the scratch of inference in one array, and the threads that share its calls. One call at
/// a time works in it.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelMemory
{
    private readonly OneCaller _caller = new();

    /// <summary>Allocates the array.</summary>
    /// <param name="parameterLength">Floats of the flat parameters.</param>
    /// <param name="layout">The scratch.</param>
    /// <param name="bufferLength">Floats behind the parameters that are kept with them but not trained: whole cache lines.</param>
    public ModelMemory(int parameterLength, InferenceLayout layout, int bufferLength = 0)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ParameterLength = parameterLength;
        Layout = layout;
        int kept = parameterLength + bufferLength;
        Arena = new Arena(kept + layout.Length);
        Team = new Team(new Arena(Arena, kept, layout.Length));
    }

    private ModelMemory(ModelMemory whose)
    {
        ParameterLength = whose.ParameterLength;
        Layout = whose.Layout;
        Arena = whose.Arena;
        Team = new Team(new Arena(Layout.Length));
    }

    /// <summary>The array that begins with the parameters.</summary>
    public Arena Arena { get; }

    /// <summary>The scratch.</summary>
    public InferenceLayout Layout { get; }

    /// <summary>Floats of the flat parameters.</summary>
    public int ParameterLength { get; }

    /// <summary>The flat parameters.</summary>
    public Span<float> Parameters => Arena.Slice(0, ParameterLength);

    /// <summary>Threads that share a call, the caller's included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    /// <exception cref="InvalidOperationException">A call is at work.</exception>
    public int Threads
    {
        get => Team.Threads;
        set
        {
            using OneCaller.Turn turn = Enter();
            Team.Threads = value;
        }
    }

    /// <summary>Who shares the work; each has a scratch.</summary>
    internal Team Team { get; }

    /// <summary>The same parameters with a scratch, and a caller, of its own.</summary>
    public ModelMemory Share() => new(this);

    /// <summary>Keeps other calls out until the result is disposed of.</summary>
    /// <exception cref="InvalidOperationException">A call is at work.</exception>
    public OneCaller.Turn Enter() => _caller.Enter();

    /// <summary>Runs one call's work, shared by the team or the caller's alone.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="isWorthSharing">Whether the work takes long enough to wake others for it.</param>
    /// <typeparam name="TWork">The kind of work.</typeparam>
    /// <exception cref="InvalidOperationException">A call is at work.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Run<TWork>(TWork work, bool isWorthSharing)
        where TWork : struct, ITeamKernel, allows ref struct
    {
        using OneCaller.Turn turn = Enter();
        Team.Run(work, isWorthSharing);
    }
}
