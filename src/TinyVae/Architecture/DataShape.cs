using System.Globalization;

namespace TinyVae;

/// <summary>The shape of one row of data, row-major: height x width x channels. A flat row has height 1 and one channel.</summary>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Pixels of a row, or the features of what is flat.</param>
/// <param name="Channels">Features of a pixel.</param>
public readonly record struct DataShape(int Height, int Width, int Channels)
{
    /// <summary>Features in all.</summary>
    public int Size => checked(Height * Width * Channels);

    /// <summary>As <see cref="VaeAttribute.Input"/> has it: <c>784</c>, <c>28x28</c> or <c>28x28x3</c>.</summary>
    public override string ToString() => (Height, Channels) switch
    {
        (1, 1) => Width.ToString(CultureInfo.InvariantCulture),
        (_, 1) => string.Create(CultureInfo.InvariantCulture, $"{Height}x{Width}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Height}x{Width}x{Channels}"),
    };
}
