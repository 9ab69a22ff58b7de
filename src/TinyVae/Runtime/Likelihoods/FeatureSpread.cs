using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>What <see cref="Featurewise{TFeature}"/> can tell besides where each feature's spread comes from the decoder.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FeatureSpread
{
    /// <summary>log Var[x|z], in the place of the second head.</summary>
    /// <param name="decoded">The parameters.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LogVariance<TLanes, TFeature>(LikelihoodRows decoded)
        where TLanes : struct, ILanes<TLanes>
        where TFeature : struct, ISpreadFeatureLikelihood
    {
        for (int panel = decoded.Panels; panel < 2 * decoded.Panels; panel++)
        {
            for (int row = 0; row < decoded.Rows; row++)
            {
                nuint place = (nuint)(panel * decoded.Stride + row * Lanes.Count);
                var spread = new Spread<TLanes>(TLanes.Load(ref decoded.Parameters, place));
                TLanes.Store(TFeature.LogVariance(spread), ref decoded.Parameters, place);
            }
        }
    }
}
