namespace TinyVae.Numerics;

/// <summary>What all widths of <see cref="ILanes{TSelf}"/> share.</summary>
public static class Lanes
{
    /// <summary>Floats in one <see cref="ILanes{TSelf}"/>: the width of a panel of weights or activations.</summary>
    public const int Count = 16;
}
