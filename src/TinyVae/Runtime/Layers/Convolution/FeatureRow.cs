using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// One row of activation panels, <c>[features/16][rows][16]</c>, by its features: those of a position are its channels, and begin in any
/// lane.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <param name="first">The row in the first panel.</param>
/// <param name="stride">Floats from one panel to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct FeatureRow(ref float first, int stride)
{
    private readonly ref float _first = ref first;
    private readonly int _stride = stride;

    /// <summary>One feature.</summary>
    /// <param name="feature">Its number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float At(int feature) => ref Unsafe.Add(ref _first, feature / Lanes.Count * _stride + feature % Lanes.Count);

    /// <summary>The first lanes become features.</summary>
    /// <param name="values">The lanes.</param>
    /// <param name="feature">The first feature.</param>
    /// <param name="count">1 to 16.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Store<TLanes>(TLanes values, int feature, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        Line line = default;
        TLanes.Store(values, ref line[0], 0);
        for (int lane = 0; lane < count; lane++)
            At(feature + lane) = line[lane];
    }

    /// <summary>The lanes of the last panel beyond the features become 0.</summary>
    /// <param name="features">Features up to there.</param>
    public void ClearBehind(int features)
    {
        for (int feature = features; feature % Lanes.Count != 0; feature++)
            At(feature) = 0;
    }

    /// <summary>Some channels of every position in lanes, <c>[positions][16]</c>; the lanes beyond the channels are 0.</summary>
    /// <param name="feature">The first of these channels, of the first position.</param>
    /// <param name="count">How many: 1 to 16.</param>
    /// <param name="channels">Channels of a position.</param>
    /// <param name="positions">Positions.</param>
    /// <param name="lines">Where they go.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void CopyTo<TLanes>(int feature, int count, int channels, int positions, ref float lines)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int position = 0; position < positions; position++)
            TLanes.Store(Load<TLanes>(feature + position * channels, count), ref lines, (nuint)(position * Lanes.Count));
    }

    /// <summary>sum + Σ feature · weights, a line of 16 weights for each feature.</summary>
    /// <param name="sum">What is added to.</param>
    /// <param name="feature">The first.</param>
    /// <param name="count">How many.</param>
    /// <param name="weights">[count][16].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes AddProducts<TLanes>(TLanes sum, int feature, int count, ref float weights)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int i = 0; i < count; i++)
            sum = TLanes.AddScaled(sum, TLanes.Load(ref weights, (nuint)(i * Lanes.Count)), ref At(feature + i), 0);
        return sum;
    }

    /// <summary>gradients += feature · dy, a line of 16 gradients for each feature.</summary>
    /// <param name="dy">The gradient of 16 outputs.</param>
    /// <param name="feature">The first.</param>
    /// <param name="count">How many.</param>
    /// <param name="gradients">[count][16].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddOuter<TLanes>(TLanes dy, int feature, int count, ref float gradients)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int i = 0; i < count; i++)
        {
            nuint line = (nuint)(i * Lanes.Count);
            TLanes.Store(TLanes.AddScaled(TLanes.Load(ref gradients, line), dy, ref At(feature + i), 0), ref gradients, line);
        }
    }

    /// <summary>Up to 16 features in lanes; the lanes beyond them are 0.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private TLanes Load<TLanes>(int feature, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        var line = default(Line);
        for (int lane = 0; lane < count; lane++)
            line[lane] = At(feature + lane);
        return TLanes.Load(ref line[0], 0);
    }

    [InlineArray(Lanes.Count)]
    private struct Line
    {
        private float _lane;
    }
}
