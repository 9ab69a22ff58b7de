using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>The likelihood of rows whose features are independent: log p(x|z) = Σ log p(xᵢ|z).</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TFeature">The likelihood of a feature.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Featurewise<TFeature> : ILikelihood
    where TFeature : struct, IFeatureLikelihood
{
    /// <summary>The most panels that one <see cref="LogDensitySum{TLanes}"/> takes.</summary>
    private const int PanelsOfSum = 64;

    /// <inheritdoc/>
    public static void Check(ReadOnlySpan<float> x, int features, string argument, int trailing = 0) => TFeature.Check(x, features, argument, trailing);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LogDensities<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities)
        where TLanes : struct, ILanes<TLanes>
        => Rows<TLanes>(decoded, ref x, xStride, samples, ref densities, storeGradients: false);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void RowGradients<TLanes>(LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities)
        where TLanes : struct, ILanes<TLanes>
        => Rows<TLanes>(decoded, ref x, xStride, samples, ref densities, storeGradients: true);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Gradient<TLanes>(
        LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities, float scale)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float parameters = ref decoded.Parameters;
        var (features, rows, stride) = (decoded.Features, decoded.Rows, decoded.Stride);
        nuint head = (nuint)(decoded.Panels * stride);
        var shared = SharedSpread<TLanes>(decoded);
        TLanes scales = TLanes.Broadcast(scale);
        int dataRow = 0;
        for (int first = 0; first < rows; first += BlockSums.Rows * samples)
        {
            int end = Math.Min(first + BlockSums.Rows * samples, rows);
            var sum = default(CompensatedSum<TLanes>);
            for (int panel = 0; panel * Lanes.Count < features; panel++)
            {
                TLanes used = TLanes.FirstLanes(features - panel * Lanes.Count);
                nuint place = (nuint)(panel * stride + first * Lanes.Count);
                nuint xPlace = (nuint)(panel * xStride + dataRow * Lanes.Count);
                int sample = 0;
                for (int row = first; row < end;)
                {
                    var density = LogDensitySum<TLanes>.Empty;
                    for (int last = Math.Min(row + BlockSums.Rows, end); row < last; row++)
                    {
                        TLanes data = TLanes.Load(ref x, xPlace);
                        Add(ref parameters, place, head, shared, data, ref density, out TLanes gradient, out TLanes spreadGradient);
                        StoreGradients((gradient * scales) & used, (spreadGradient * scales) & used, ref parameters, place, head);
                        place += Lanes.Count;
                        if (++sample == samples)
                        {
                            sample = 0;
                            xPlace += Lanes.Count;
                        }
                    }

                    sum.Add(density.Total & used);
                }
            }

            TLanes.Store(sum.Total, ref densities, (nuint)dataRow);
            dataRow += BlockSums.Rows;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Mean<TLanes>(LikelihoodRows decoded)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int panel = 0; panel < decoded.Panels; panel++)
        {
            for (int row = 0; row < decoded.Rows; row++)
            {
                nuint place = (nuint)(panel * decoded.Stride + row * Lanes.Count);
                TLanes.Store(TFeature.Mean(TLanes.Load(ref decoded.Parameters, place)), ref decoded.Parameters, place);
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Draw<TLanes>(LikelihoodRows decoded, RandomKey key, int firstRow, ref float noise)
        where TLanes : struct, ILanes<TLanes>
    {
        PanelNoise.FillPanels<TLanes>(
            TFeature.DrawsFromNormal, key, firstRow, decoded.Rows, decoded.Features, ref noise, (nuint)decoded.Stride);
        nuint head = (nuint)(decoded.Panels * decoded.Stride);
        var shared = SharedSpread<TLanes>(decoded);
        for (int panel = 0; panel < decoded.Panels; panel++)
        {
            for (int row = 0; row < decoded.Rows; row++)
            {
                nuint place = (nuint)(panel * decoded.Stride + row * Lanes.Count);
                var spread = SpreadAt(ref decoded.Parameters, place + head, shared);
                TLanes draw = TFeature.Draw(TLanes.Load(ref decoded.Parameters, place), spread, TLanes.Load(ref noise, place));
                TLanes.Store(draw, ref decoded.Parameters, place);
            }
        }
    }

    /// <summary>A row at a time, in all its panels; inlined with its last argument a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rows<TLanes>(
        LikelihoodRows decoded, ref float x, int xStride, int samples, ref float densities, bool storeGradients)
        where TLanes : struct, ILanes<TLanes>
    {
        ref float parameters = ref decoded.Parameters;
        var (features, rows, stride) = (decoded.Features, decoded.Rows, decoded.Stride);
        nuint head = (nuint)(decoded.Panels * stride);
        int whole = features / Lanes.Count;
        TLanes all = TLanes.FirstLanes(Lanes.Count);
        TLanes rest = TLanes.FirstLanes(features % Lanes.Count);
        var shared = SharedSpread<TLanes>(decoded);
        int sample = 0;
        nuint xRow = 0;
        for (int row = 0; row < rows; row++)
        {
            TLanes sum = TLanes.Zero;
            nuint place = (nuint)(row * Lanes.Count);
            nuint xPlace = xRow;
            for (int panel = 0; panel * Lanes.Count < features;)
            {
                (int last, TLanes used) = panel < whole ? (Math.Min(panel + PanelsOfSum, whole), all) : (panel + 1, rest);
                var density = LogDensitySum<TLanes>.Empty;
                for (; panel < last; panel++)
                {
                    TLanes data = TLanes.Load(ref x, xPlace);
                    Add(ref parameters, place, head, shared, data, ref density, out TLanes gradient, out TLanes spreadGradient);
                    if (storeGradients)
                        StoreGradients(gradient & used, spreadGradient & used, ref parameters, place, head);
                    place += (nuint)stride;
                    xPlace += (nuint)xStride;
                }

                sum += density.Total & used;
            }

            Unsafe.Add(ref densities, row) = TLanes.Sum(sum);
            if (++sample == samples)
            {
                sample = 0;
                xRow += Lanes.Count;
            }
        }
    }

    /// <summary>Adds the log-densities of 16 features of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TLanes>(
        ref float parameters, nuint place, nuint head, Spread<TLanes> shared, TLanes x,
        ref LogDensitySum<TLanes> sum, out TLanes gradient, out TLanes spreadGradient)
        where TLanes : struct, ILanes<TLanes>
    {
        var spread = SpreadAt(ref parameters, place + head, shared);
        TFeature.LogDensity(TLanes.Load(ref parameters, place), spread, x, ref sum, out gradient, out spreadGradient);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Spread<TLanes> SharedSpread<TLanes>(LikelihoodRows decoded)
        where TLanes : struct, ILanes<TLanes>
        => TFeature.Spread == SpreadSource.Shared ? new(TLanes.Broadcast(decoded.Shared)) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Spread<TLanes> SpreadAt<TLanes>(ref float parameters, nuint place, Spread<TLanes> shared)
        where TLanes : struct, ILanes<TLanes>
        => TFeature.Spread == SpreadSource.Decoder ? new(TLanes.Load(ref parameters, place)) : shared;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreGradients<TLanes>(TLanes gradient, TLanes spreadGradient, ref float parameters, nuint place, nuint head)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes.Store(gradient, ref parameters, place);
        if (TFeature.Spread == SpreadSource.Decoder)
            TLanes.Store(spreadGradient, ref parameters, place + head);
    }
}
