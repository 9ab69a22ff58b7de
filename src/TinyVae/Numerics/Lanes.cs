namespace TinyVae.Numerics;

/// <summary>What all widths of <see cref="ILanes{TSelf}"/> share.</summary>
public static class Lanes
{
    /// <summary>Floats in one <see cref="ILanes{TSelf}"/>: the width of a panel of weights or activations.</summary>
    public const int Count = 16;

    /// <summary>Panels that hold so many features.</summary>
    internal static int Panels(int features) => (features + Count - 1) / Count;

    /// <summary>Floats for so many, in whole panels.</summary>
    internal static int Padded(int features) => Panels(features) * Count;
}
