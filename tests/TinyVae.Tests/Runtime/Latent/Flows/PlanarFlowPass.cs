using System.Runtime.CompilerServices;
using TinyVae.Kernels;
using TinyVae.Numerics;
using TinyVae.Tests.Runtime.Memory;

namespace TinyVae.Tests.Runtime.Latent.Flows;

/// <summary>A flow's pass forward and backward, and the gradients of its parameters.</summary>
internal sealed class PlanarFlowPass<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>What a term is added to.</summary>
    public const float Divergence = 0.25f;

    private readonly PlanarFlowData _data;
    private readonly float[] _prepared;
    private readonly float[] _outer;
    private readonly float[] _saved;
    private readonly int _savedStride;

    public PlanarFlowPass(PlanarFlowData data)
    {
        _data = data;
        (int units, int steps, int draws) = (data.Units, data.Steps, data.Count);
        _savedStride = (draws + 15) / 16 * 16;
        _saved = Unwritten(PlanarFlow.SavedLines(steps) * _savedStride);
        _outer = Unwritten((units + 15) / 16 * 16 * _savedStride);
        _prepared = Unwritten(PlanarFlow.PreparedLength(steps, units));
        float[] parameters = data.Parameters();
        float[] scratch = Unwritten(PlanarFlow.ScratchLength(steps, units));
        Z = TestPanels.Unwritten(units, draws);
        Terms = [.. Enumerable.Repeat(Divergence, draws), float.NaN];
        PlanarFlow.Forward<TLanes>(
            ref parameters[0], steps, units, ref data.Drawn.Floats[0], ref Z.Floats[0], Z.Stride, draws,
            ref Terms[0], ref _saved[0], _savedStride, ref scratch[0]);

        Gradient = new TestPanels(units, draws, (row, unit) => data.Dz[row, unit]);
        TLanes peak = PlanarFlow.Gradient<TLanes>(
            ref parameters[0], steps, units, ref data.Drawn.Floats[0], ref Z.Floats[0], ref Gradient.Floats[0], Z.Stride,
            draws, ref data.Weights[0], ref _outer[0], ref _saved[0], _savedStride, ref scratch[0]);
        Peak = BitConverter.UInt32BitsToSingle(TLanes.MaxBitsOf(peak));
        PlanarFlow.Prepare<TLanes>(ref parameters[0], steps, units, ref _prepared[0]);
        Parameters = Unwritten(parameters.Length);
        WeightGradient(TeamMember.Alone, Parameters);
    }

    public TestPanels Z { get; }

    public float[] Terms { get; }

    public TestPanels Gradient { get; }

    public float Peak { get; }

    /// <summary>The gradients of the parameters.</summary>
    public float[] Parameters { get; }

    public float[] All => [.. Z.Floats, .. Terms, .. Gradient.Floats, .. Parameters, Peak];

    /// <summary>The gradients of a member's steps.</summary>
    public void WeightGradient(TeamMember member, float[] gradients)
    {
        float[] scratch = Unwritten(PlanarFlow.ScratchLength(_data.Steps, _data.Units));
        PlanarFlow.WeightGradient<TLanes, StoreGradient<TLanes>>(
            ref _prepared[0], _data.Steps, _data.Units, ref _data.Drawn.Floats[0], _data.Drawn.Stride, _data.Count, ref _outer[0],
            ref _saved[0], _savedStride, ref scratch[0], member, new StoreGradient<TLanes>(ref gradients[0]), 0, gradients.Length);
    }

    /// <summary>The pass forward alone, as inference makes it: in place, without what a pass backward would need.</summary>
    public static (float[] Z, float[] Terms) Infer(PlanarFlowData data, bool wantsTerms)
    {
        float[] parameters = data.Parameters();
        float[] scratch = Unwritten(PlanarFlow.ScratchLength(data.Steps, data.Units));
        float[] z = [.. data.Drawn.Floats];
        float[] terms = [.. Enumerable.Repeat(Divergence, data.Count), float.NaN];
        PlanarFlow.Forward<TLanes>(
            ref parameters[0], data.Steps, data.Units, ref z[0], ref z[0], data.Drawn.Stride, data.Count,
            ref wantsTerms ? ref terms[0] : ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>(), 0, ref scratch[0]);
        return (z, terms);
    }

    private static float[] Unwritten(int length) => [.. Enumerable.Repeat(float.NaN, length)];
}
