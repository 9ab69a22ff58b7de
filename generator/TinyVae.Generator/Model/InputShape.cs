namespace TinyVae.Generator.Model;

/// <summary>One row of data: height x width x channels; a flat row has height 1 and one channel.</summary>
internal sealed record InputShape(int Height, int Width, int Channels)
{
    public int Size => Height * Width * Channels;
}
