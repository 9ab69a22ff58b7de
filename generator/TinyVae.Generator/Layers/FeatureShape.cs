namespace TinyVae.Generator.Layers;

/// <summary>The features of one row, of data or between layers: height x width x channels; flat ones have height 1 and one channel.</summary>
internal sealed record FeatureShape(int Height, int Width, int Channels)
{
    /// <summary>
    /// Whether a convolution gives or reads them, so that a dense layer's tensors in files have the channels in front: [channels][positions].
    /// </summary>
    public bool IsMap { get; init; }

    /// <summary>Features in all. What is more than an int can hold stays as large as that, and too large for memory.</summary>
    public int Size => (int)Math.Min(Math.Min((long)Height * Width, int.MaxValue) * Channels, int.MaxValue);

    /// <summary>Whether they are a row of plain features.</summary>
    public bool IsFlat => Height == 1 && Channels == 1;

    /// <summary>Positions that files have behind the channels.</summary>
    public int PositionsInFiles => IsMap ? Height * Width : 1;

    /// <summary>
    /// As a declaration has it: <c>784</c>, <c>28x28</c> or <c>28x28x3</c>; next to convolutions <c>64x8</c> is positions x channels.
    /// </summary>
    public string Text => this switch
    {
        { IsMap: true, Width: 1 } => $"{Height}x{Channels}",
        { IsMap: true } => $"{Height}x{Width}x{Channels}",
        { IsFlat: true } => $"{Width}",
        { Channels: 1 } => $"{Height}x{Width}",
        _ => $"{Height}x{Width}x{Channels}",
    };

    public static FeatureShape Flat(int features) => new(1, features, 1);

    /// <summary>What a convolution gives or reads.</summary>
    public static FeatureShape Map(int height, int width, int channels) => new(height, width, channels) { IsMap = true };
}
