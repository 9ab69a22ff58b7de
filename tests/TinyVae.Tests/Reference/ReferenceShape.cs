using System.Globalization;

namespace TinyVae.Tests.Reference;

/// <summary>The shape of a row's features, height x width x channels in that order; plain features are 1 x n x 1.</summary>
/// <param name="Height">Rows of positions.</param>
/// <param name="Width">Positions of a row.</param>
/// <param name="Channels">Features of a position.</param>
/// <param name="IsMap">Whether a convolution gives or reads them: tensors of dense layers then have the channels in front.</param>
internal sealed record ReferenceShape(int Height, int Width, int Channels, bool IsMap = false)
{
    public int Size => Height * Width * Channels;

    public static ReferenceShape Flat(int features) => new(1, features, 1);

    /// <summary>Reads an input: <c>784</c>, <c>28x28</c>, <c>28x28x3</c>.</summary>
    public static ReferenceShape OfInput(string text) => Sizes(text) switch
    {
        [int features] => Flat(features),
        [int height, int width] => new(height, width, 1),
        int[] sizes => new(sizes[0], sizes[1], sizes[2]),
    };

    /// <summary>Reads the units of a dense layer: <c>784</c>, positions x channels, or height x width x channels.</summary>
    public static ReferenceShape OfUnits(string text) => Sizes(text) switch
    {
        [int features] => Flat(features),
        [int positions, int channels] => new(positions, 1, channels, IsMap: true),
        int[] sizes => new(sizes[0], sizes[1], sizes[2], IsMap: true),
    };

    /// <summary>Which feature each element of nn.Flatten is, of what files have so.</summary>
    public int[] InFiles()
    {
        int positions = IsMap ? Height * Width : 1;
        int channels = Size / positions;
        return [.. Enumerable.Range(0, Size).Select(element => (element % positions * channels) + (element / positions))];
    }

    public static int[] Sizes(string text) => [.. text.Split('x').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
}
