namespace TinyVae.Generator.Programs;

/// <summary>Rows that go through some of the operations together.</summary>
/// <param name="Most">Rows of a full batch.</param>
/// <param name="AtOnce">How many of them go through at once.</param>
/// <param name="PerRow">How many there are for each row of the batch.</param>
internal sealed record RowSet(int Most, int AtOnce, int PerRow)
{
    /// <summary>A row for each row of the batch, of which so many go through at once.</summary>
    public static RowSet Data(int batchSize, int atOnce) => new(batchSize, atOnce, PerRow: 1);

    /// <summary>A row for each draw of z: draw s of row b is row b·k + s. Of one draw a row they are the rows of data.</summary>
    public RowSet Draws(int samples) => new(Most * samples, AtOnce * samples, samples);
}
