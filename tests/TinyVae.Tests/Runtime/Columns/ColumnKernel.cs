using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Reference;

namespace TinyVae.Tests.Runtime.Columns;

/// <summary>The kernels of a kind of column, sixteen cells at a time, each with raw parameters of its own.</summary>
/// <typeparam name="TKind">The kind.</typeparam>
/// <typeparam name="TLanes">The lanes.</typeparam>
/// <param name="categories">How many categories; of no meaning where there are none.</param>
/// <param name="fitted">Mean and deviation of what was fitted.</param>
internal sealed class ColumnKernel<TKind, TLanes>(int categories, ReferenceScale fitted)
    where TKind : struct, IColumnKind
    where TLanes : struct, ILanes<TLanes>
{
    private readonly float[] _scaling = ScalingOf(fitted);

    /// <summary>Of one column, each number begins a cache line of its own: mean, deviation and count; then what divides, its inverse and its logarithm.</summary>
    private ColumnScale<TLanes> Scale => new(_scaling[0], _scaling[3 * Lanes.Count], _scaling[4 * Lanes.Count], _scaling[5 * Lanes.Count]);

    /// <summary>What the encoder reads of the cells, [cell][feature].</summary>
    public float[][] Encode(float[] x)
    {
        float[] features = new float[TKind.Features(categories) * Lanes.Count];
        TKind.Encode(Scale.Read<TKind>(TLanes.Load(ref x[0], 0)), categories, ref features[0]);
        return ByCell(features);
    }

    /// <summary>The log-densities, and their gradients, [cell][parameter].</summary>
    public (float[] Densities, float[][] Gradients) LogDensity(float[] x, float[][] raw)
    {
        float[] parameters = Lines(raw);
        float[] work = new float[TKind.Expectations(categories) * Lanes.Count];
        float[] densities = new float[Lanes.Count];
        TLanes.Store(TKind.LogDensity(TLanes.Load(ref x[0], 0), Scale, categories, ref parameters[0], ref work[0]), ref densities[0], 0);
        return (densities, ByCell(parameters));
    }

    /// <summary>What is expected, [cell][number], and the value nearest to it.</summary>
    public (float[][] Expectations, float[] Decisions) Expect(float[][] raw)
    {
        float[] parameters = Lines(raw);
        float[] expectations = new float[TKind.Expectations(categories) * Lanes.Count];
        TKind.Expect(Scale, categories, ref parameters[0], ref expectations[0]);
        float[] decisions = new float[Lanes.Count];
        float[] work = [.. expectations];
        TLanes.Store(TKind.Decide<TLanes>(categories, ref work[0]), ref decisions[0], 0);
        return (ByCell(expectations), decisions);
    }

    /// <summary>A draw for each cell, with uniform noise from a key.</summary>
    public float[] Draw(float[][] raw, RandomKey key, int firstRow)
    {
        float[] parameters = Lines(raw);
        int panels = (TKind.Uniforms + Lanes.Count - 1) / Lanes.Count;
        float[] noise = new float[panels * Lanes.Count * Lanes.Count];
        UniformNoise.FillPanels<TLanes>(key, firstRow, Lanes.Count, TKind.Uniforms, ref noise[0], Lanes.Count * Lanes.Count);
        float[] uniforms = new float[RowLanes.Length(TKind.Uniforms)];
        RowLanes.Load<TLanes>(ref noise[0], Lanes.Count * Lanes.Count, 1, TKind.Uniforms, Lanes.Count, ref uniforms[0]);
        float[] draws = new float[Lanes.Count];
        TLanes.Store(TKind.Draw(Scale, categories, ref parameters[0], ref uniforms[0]), ref draws[0], 0);
        return draws;
    }

    private static float[] Lines(float[][] raw) =>
        [.. Enumerable.Range(0, raw[0].Length).SelectMany(line => raw.Select(cell => cell[line]))];

    private static float[][] ByCell(float[] lines) =>
        [.. Enumerable.Range(0, Lanes.Count).Select(cell => Enumerable.Range(0, lines.Length / Lanes.Count).Select(line => lines[(line * Lanes.Count) + cell]).ToArray())];

    private static float[] ScalingOf(ReferenceScale fitted)
    {
        float[] scaling = new float[12 * Lanes.Count];
        var scales = new ColumnScaling(ref scaling[0], columns: 1);
        scales.Reset();
        scaling[0] = (float)fitted.Mean;
        scaling[Lanes.Count] = (float)fitted.Fitted;
        scales.Restore();
        return scaling;
    }
}
