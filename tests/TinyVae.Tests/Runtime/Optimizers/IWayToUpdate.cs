using TinyVae.Kernels;
using TinyVae.Numerics;

namespace TinyVae.Tests.Runtime.Optimizers;

/// <summary>How the gradients of all parameters come to an update.</summary>
internal interface IWayToUpdate
{
    void Take<TLanes, TUpdate>(TUpdate update, ReadOnlySpan<float> gradients)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct;
}

/// <summary>As the library does: in pairs as long as there are two.</summary>
internal readonly struct AllAtOnce : IWayToUpdate
{
    public void Take<TLanes, TUpdate>(TUpdate update, ReadOnlySpan<float> gradients)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
        => ParameterUpdate.TakeAll<TLanes, TUpdate>(in update, gradients);
}

/// <summary>16 at a time.</summary>
internal readonly struct OneByOne : IWayToUpdate
{
    public void Take<TLanes, TUpdate>(TUpdate update, ReadOnlySpan<float> gradients)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
    {
        for (int offset = 0; offset < gradients.Length; offset += Lanes.Count)
            update.Take(TLanes.Load(in gradients[offset], 0), (nuint)offset);
    }
}

/// <summary>In pairs, each gradient multiplied by a factor.</summary>
internal readonly struct Scaled(float factor) : IWayToUpdate
{
    public void Take<TLanes, TUpdate>(TUpdate update, ReadOnlySpan<float> gradients)
        where TLanes : struct, ILanes<TLanes>
        where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct
        => ParameterUpdate.TakeAll<TLanes, ScaledUpdate<TLanes, TUpdate>>(new(update, factor), gradients);
}
