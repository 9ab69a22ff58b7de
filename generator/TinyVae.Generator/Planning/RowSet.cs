namespace TinyVae.Generator.Planning;

/// <summary>Rows that go through some of the layers together in training, and how generated code names their share, start and stride.</summary>
/// <param name="Count">The variable that counts a member's rows.</param>
/// <param name="First">The variable that is the offset of its first row in every panel.</param>
/// <param name="Stride">The constant that leads from one panel to the next.</param>
/// <param name="Most">Rows of a full batch.</param>
/// <param name="PerRow">How many there are for each row of the batch.</param>
internal sealed record RowSet(string Count, string First, string Stride, int Most, int PerRow)
{
    /// <summary>A row for each row of the batch.</summary>
    public static RowSet Data(int batchSize) => new("rows", "first", "Training.Stride", batchSize, PerRow: 1);

    /// <summary>A row for each draw of z: draw s of row b is row b·k + s. Of one draw a row they are the rows of data.</summary>
    public static RowSet Draws(int batchSize, int samples) =>
        samples == 1 ? Data(batchSize) : new("draws", "firstDraw", "Training.DrawStride", batchSize * samples, samples);

    /// <summary>How many there are for a variable that counts rows of the batch.</summary>
    public string Of(string rows) => PerRow == 1 ? rows : $"{rows} * {PerRow}";

    /// <summary>A member's first row in a trainer's buffer of one float a row.</summary>
    public string LineAt(string buffer) => $"ref Trainer.At(Training.{buffer} + {Of("share.From")})";

    /// <summary>A member's first row in panels of a trainer's buffer.</summary>
    public string At(string buffer) => $"ref Trainer.At(Training.{buffer} + {First})";
}
