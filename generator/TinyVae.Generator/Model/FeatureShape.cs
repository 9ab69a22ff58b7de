namespace TinyVae.Generator.Model;

/// <summary>The features of one row, of data or between layers: height x width x channels; flat ones have height 1 and one channel.</summary>
internal sealed record FeatureShape(int Height, int Width, int Channels)
{
    public int Size => Height * Width * Channels;

    public static FeatureShape Flat(int features) => new(1, features, 1);
}
