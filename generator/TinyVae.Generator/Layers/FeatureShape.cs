namespace TinyVae.Generator.Layers;

/// <summary>The features of one row, of data or between layers: height x width x channels; flat ones have height 1 and one channel.</summary>
internal sealed record FeatureShape(int Height, int Width, int Channels)
{
    /// <summary>Features in all. What is more than an int can hold stays as large as that, and too large for memory.</summary>
    public int Size => (int)Math.Min((long)Height * Width * Channels, int.MaxValue);

    public static FeatureShape Flat(int features) => new(1, features, 1);
}
