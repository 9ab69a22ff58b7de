using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>What a step of a planar flow keeps of its draws, in three lines: tanh(wᵀz + b); its derivative t′; and a place for what comes back.</summary>
/// <param name="saved">The first draw, of the first line of the flow.</param>
/// <param name="step">Which step.</param>
/// <param name="stride">Floats from one line to the next.</param>
internal readonly ref struct SavedStep(ref float saved, int step, int stride)
{
    /// <summary>Lines of a step.</summary>
    public const int Lines = PlanarFlowLengths.SavedLines;

    private readonly ref float _first = ref Unsafe.Add(ref saved, Lines * step * stride);
    private readonly int _stride = stride;

    /// <summary>t = tanh(wᵀz + b) of each draw.</summary>
    public ref float Tanh => ref _first;

    /// <summary>t′ of each draw; after the pass backward ∂L/∂(wᵀz + b).</summary>
    public ref float Slope => ref Unsafe.Add(ref _first, _stride);

    /// <summary>After the pass backward −∂L/∂(wᵀû) of each draw by way of the determinant.</summary>
    public ref float Stretch => ref Unsafe.Add(ref _first, 2 * _stride);

    /// <summary>Writes 16 draws.</summary>
    public void Store<TLanes>(TLanes tanh, TLanes slope)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes.Store(tanh, ref Tanh, 0);
        TLanes.Store(slope, ref Slope, 0);
    }
}
