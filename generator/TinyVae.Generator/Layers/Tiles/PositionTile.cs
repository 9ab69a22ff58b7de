namespace TinyVae.Generator.Layers;

/// <summary>A tile of a single row of the batch, whose rows are positions that have the same taps.</summary>
/// <param name="Positions">How many positions a loop over such tiles covers.</param>
/// <param name="Step">Floats that they read at from one to the next.</param>
internal sealed record PositionTile(int Positions, int Step)
{
    public string Name => $"{Positions}By{Step}";

    public int Height16 => Height(16);

    public int Height6 => Height(6);

    public int Height3 => Height(3);

    /// <summary>Positions of the last of several tiles of such a height.</summary>
    public int Last(int height) => Positions - ((Positions - 1) / height * height);

    /// <summary>Near equal tiles.</summary>
    private int Height(int limit)
    {
        int tiles = (Positions + limit - 1) / limit;
        return (Positions + tiles - 1) / tiles;
    }
}
