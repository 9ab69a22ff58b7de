namespace TinyVae.Generator.Layers;

/// <summary>Positions, or numbers of them, along height and width. Along one axis the width is that of a single column.</summary>
internal readonly record struct Extent(int Height, int Width)
{
    /// <summary>Positions in all.</summary>
    public int Count => (int)Math.Min((long)Height * Width, int.MaxValue);
}
