using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>A step of a planar flow made ready, see <see cref="PlanarSteps"/>: p stands for wᵀu, c for the factor of w/‖w‖² in û.</summary>
/// <param name="floats">The step's floats.</param>
/// <param name="padded">The units in whole panels.</param>
internal readonly ref struct PlanarStep(ref float floats, int padded)
{
    private readonly ref float _floats = ref floats;
    private readonly int _padded = padded;

    /// <summary>The panels of u.</summary>
    public ref float U => ref _floats;

    /// <summary>The panels of w.</summary>
    public ref float W => ref Unsafe.Add(ref _floats, _padded);

    /// <summary>The panels of û.</summary>
    public ref float Shift => ref Unsafe.Add(ref _floats, 2 * _padded);

    /// <summary>b.</summary>
    public ref float Bias => ref Number(0);

    /// <summary>1 + wᵀû, above 0: how far the step stretches space at most, along û.</summary>
    public ref float Growth => ref Number(1);

    /// <summary>½·‖û‖².</summary>
    public ref float HalfSquare => ref Number(2);

    /// <summary>c/‖w‖².</summary>
    public ref float Correction => ref Number(3);

    /// <summary>2/‖w‖².</summary>
    public ref float TwiceInverse => ref Number(4);

    /// <summary>∂c/∂p / ‖w‖².</summary>
    public ref float CorrectionDerivative => ref Number(5);

    /// <summary>∂(wᵀû)/∂p.</summary>
    public ref float GrowthDerivative => ref Number(6);

    /// <summary>How often the largest of ∂L/∂û is in a gradient of u or w at most.</summary>
    public ref float ReachOfShift => ref Number(7);

    /// <summary>How often ∂L/∂(wᵀû) is, beyond what û is.</summary>
    public ref float ReachOfGrowth => ref Number(8);

    /// <summary>The largest of |û|.</summary>
    public ref float LargestShift => ref Number(9);

    private ref float Number(int index) => ref Unsafe.Add(ref _floats, 3 * _padded + index * Lanes.Count);
}
