using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The updates of all parameters by gradients that lie in memory.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterUpdate
{
    /// <summary>Hands the gradients of all parameters to the update.</summary>
    /// <param name="update">What takes the gradients.</param>
    /// <param name="gradients">∂loss/∂parameter, in the layout of the parameters.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void TakeAll<TLanes, TUpdate>(in TUpdate update, ReadOnlySpan<float> gradients)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
    {
        TUpdate own = update; // a copy, whose settings stay in registers
        ref float first = ref MemoryMarshal.GetReference(gradients);
        nuint length = (nuint)gradients.Length;
        nuint offset = 0;
        for (; offset + (2 * Lanes.Count) <= length; offset += 2 * Lanes.Count)
            own.TakePair(TLanes.Load(ref first, offset), TLanes.Load(ref first, offset + Lanes.Count), offset);
        if (offset < length)
            own.Take(TLanes.Load(ref first, offset), offset);
    }
}
