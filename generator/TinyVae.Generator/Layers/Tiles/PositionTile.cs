namespace TinyVae.Generator.Layers;

/// <summary>A tile of a single row of the batch, whose rows are positions that have the same taps.</summary>
/// <param name="Positions">How many positions a loop over such tiles covers.</param>
/// <param name="Step">Floats that they read at from one to the next.</param>
internal sealed record PositionTile(int Positions, int Step)
{
    public string Name => $"{Positions}By{Step}";

    public int Height16 => TileHeights.NearEqual(Positions, 16)[0];

    public int Height6 => TileHeights.NearEqual(Positions, 6)[0];

    public int Height3 => TileHeights.NearEqual(Positions, 3)[0];

    /// <summary>Positions of the last of several tiles of such a height.</summary>
    public int Last(int height) => Positions - ((Positions - 1) / height * height);
}
