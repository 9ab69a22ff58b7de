namespace TinyVae.Kernels;

/// <summary>
/// Below what an optimizer's state counts as nothing. Moments of units that died decay into denormals, on which the hardware is slow;
/// with any ε above 1e-16 what is cut off here moves no weight.
/// </summary>
internal static class SmallestState
{
    /// <summary>2⁻⁷⁹: of a moment. It keeps the remainders of TLanes.Quotient normal too.</summary>
    public const float Moment = 1.6543612e-24f;

    /// <summary>Of a mean or sum of squares.</summary>
    public const float Square = 1e-36f;

    /// <summary>2⁻⁶¹: of a gradient that is divided by the root of a sum of squares, at most 2⁶⁴. The quotient stays normal.</summary>
    public const float Gradient = 4.3368087e-19f;
}
