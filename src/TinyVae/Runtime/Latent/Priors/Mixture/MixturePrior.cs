using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Layout;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// A learned prior p(z) = Σₖ πₖ·N(z; mₖ, diag sₖ²): the mixture of Gaussians that Tomczak and Welling (2018) hold their prior against,
/// with weights learned too.
/// </summary>
/// <remarks>
/// What generated code is built from, and public for that alone.
/// Its parameters are, each from a whole panel on: the logits of π, <c>[components]</c>; the means <c>[units/16][components][16]</c>; and
/// the log-variances before their bound, laid out alike. Rows of z stand in lanes while they are weighed.
/// </remarks>
/// <param name="parameters">The first of the parameters.</param>
/// <param name="scratch"><see cref="ScratchLength"/> floats.</param>
/// <param name="components">Components of the mixture.</param>
/// <param name="units">Units of z.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref partial struct MixturePrior(ref float parameters, ref float scratch, int components, int units) : IPrior
{
    private readonly ref float _logits = ref parameters;
    private readonly ref float _scratch = ref scratch;
    private readonly int _components = components;
    private readonly int _units = units;

    /// <summary>Floats of the parameters, padding included.</summary>
    /// <param name="components">Components of the mixture.</param>
    /// <param name="units">Units of z.</param>
    public static int ParameterLength(int components, int units) => (int)MixturePriorLengths.Parameters(components, units);

    /// <summary>Floats that it works in.</summary>
    /// <param name="components">Components of the mixture.</param>
    /// <param name="units">Units of z.</param>
    public static int ScratchLength(int components, int units) => (int)MixturePriorLengths.Scratch(components, units);

    /// <summary>Floats from the logits to the means.</summary>
    private int MeansOffset => (int)MixturePriorLengths.Means(_components);

    /// <summary>Floats from the logits to the log-variances.</summary>
    private int LogVariancesOffset => (int)MixturePriorLengths.LogVariances(_components, _units);

    private ref float Means => ref Unsafe.Add(ref _logits, MeansOffset);

    private ref float LogVariances => ref Unsafe.Add(ref _logits, LogVariancesOffset);

    /// <summary>Lines of z.</summary>
    private ref float LatentLines => ref _scratch;

    /// <summary>Lines of the gradient of z.</summary>
    private ref float GradientLines => ref Unsafe.Add(ref _scratch, RowLanes.Length(_units));

    /// <summary>1 / sₖ², laid out as the means.</summary>
    private ref float Precisions => ref Unsafe.Add(ref GradientLines, RowLanes.Length(_units));

    /// <summary>log πₖ − Σ log sₖ of each component.</summary>
    private ref float Normalizers => ref Unsafe.Add(ref Precisions, TableLength(_components, _units));

    /// <summary>A line of each component, where nobody keeps them.</summary>
    private ref float ComponentLines => ref Unsafe.Add(ref Normalizers, Lanes.Padded(_components));

    /// <summary>Fills <see cref="Precisions"/> and <see cref="Normalizers"/>, which all draws need.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Prepare<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        float total = LogSumOfLogits<TLanes>();
        for (int component = 0; component < _components; component++)
        {
            TLanes sum = TLanes.Zero;
            for (int unit = 0; unit < _units; unit += Lanes.Count)
            {
                nuint place = Place(component, unit);
                TLanes logVariance = LogVariance.Bound(TLanes.Load(ref LogVariances, place));
                TLanes.Store(LaneMath.ExpModerate(-logVariance), ref Precisions, place);
                sum += logVariance & TLanes.FirstLanes(_units - unit);
            }

            Unsafe.Add(ref Normalizers, component) = Unsafe.Add(ref _logits, component) - total - 0.5f * TLanes.Sum(sum);
        }
    }

    /// <summary>log Σ exp of the logits; NaN where one is not finite.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private float LogSumOfLogits<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        float largest = _logits;
        for (int component = 1; component < _components; component++)
            largest = Math.Max(largest, Unsafe.Add(ref _logits, component));
        TLanes sum = TLanes.Zero;
        for (int component = 0; component < _components; component += Lanes.Count)
        {
            TLanes difference = TLanes.Load(ref _logits, (nuint)component) - TLanes.Broadcast(largest);
            sum += LaneMath.IfFinite(LaneMath.ExpNonPositive(difference), difference) & TLanes.FirstLanes(_components - component);
        }

        Span<float> lanes = stackalloc float[Lanes.Count];
        sum = TLanes.Broadcast(TLanes.Sum(sum));
        TLanes.Store(LaneMath.IfFinite(LaneMath.LogNormal(sum), sum), ref lanes[0], 0);
        return largest + lanes[0];
    }

    /// <summary>Where 16 units of a component stand in a table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nuint Place(int component, int unit) => (nuint)((unit / Lanes.Count * _components + component) * Lanes.Count);

    private static int TableLength(int components, int units) => (int)MixturePriorLengths.Table(components, units);
}
