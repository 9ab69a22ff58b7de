using System.ComponentModel;
using TinyVae.Layout;

namespace TinyVae.Numerics;

/// <summary>What all widths of <see cref="ILanes{TSelf}"/> share.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lanes
{
    /// <summary>Floats in one <see cref="ILanes{TSelf}"/>: the width of a panel of weights or activations.</summary>
    public const int Count = PanelMath.Lanes;

    /// <summary>Panels that hold so many features.</summary>
    internal static int Panels(int features) => PanelMath.Panels(features);

    /// <summary>Floats for so many, in whole panels.</summary>
    internal static int Padded(int features) => (int)PanelMath.Padded(features);
}
