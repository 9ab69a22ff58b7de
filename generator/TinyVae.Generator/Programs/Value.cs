using TinyVae.Layout;

namespace TinyVae.Generator.Programs;

/// <summary>What an operation gives and others read.</summary>
/// <param name="Buffer">The buffer that it stands in. Where an operation works in place, what it reads and what it gives share one.</param>
/// <param name="Length">Floats of the buffer.</param>
/// <param name="Contents">The buffer's shape, or what it holds, in words.</param>
internal sealed record Value(string Buffer, long Length, string Contents)
{
    /// <summary>Features of each row, where it is rows in panels; otherwise 0.</summary>
    public int Features { get; init; }

    /// <summary>Whose rows they are, where it is rows in panels or a number of each.</summary>
    public RowSet Rows { get; init; } = RowSet.Data(0, 0);

    /// <summary>Floats from one row to the next: 16 where it is rows in panels, in each of them; 0 where it is not of rows.</summary>
    public int FloatsPerRow { get; init; }

    /// <summary>Floats from one panel to the next, where it is rows in panels.</summary>
    public long Stride { get; init; }

    /// <summary>Whether it has a place for every row of the batch, however many go through the network at once.</summary>
    public bool IsOfBatch { get; init; }

    /// <summary>How an error names it; null where nobody looks for NaN in it.</summary>
    public string? Words { get; init; }

    /// <summary>The gradient of the loss with respect to it; null where nobody needs that.</summary>
    public Value? Gradient { get; init; }

    /// <summary>What tells the derivative of the activation that it came out of; null where there is none.</summary>
    public Value? Slope { get; init; }

    /// <summary>Whether the buffer holds it from one run of the program to the next, or for whoever runs it.</summary>
    public bool IsKept { get; init; }

    /// <summary>Rows in panels of 16 features, [features/16][rows][16].</summary>
    /// <param name="buffer">Its buffer.</param>
    /// <param name="features">Features of each row.</param>
    /// <param name="rows">Whose rows.</param>
    /// <param name="stride">Rows from one panel to the next.</param>
    public static Value Panels(string buffer, int features, RowSet rows, int stride)
    {
        int panels = PanelMath.Panels(features);
        return new(buffer, (long)panels * stride * PanelMath.Lanes, $"[{panels}][{stride}][16]")
        {
            Features = features,
            Rows = rows,
            FloatsPerRow = PanelMath.Lanes,
            Stride = (long)stride * PanelMath.Lanes,
        };
    }

    /// <summary>Numbers of each row.</summary>
    /// <param name="buffer">Its buffer.</param>
    /// <param name="length">Floats of the buffer.</param>
    /// <param name="contents">What it holds, in words.</param>
    /// <param name="rows">Whose rows.</param>
    /// <param name="floatsPerRow">Floats from one row to the next.</param>
    public static Value Numbers(string buffer, long length, string contents, RowSet rows, int floatsPerRow = 1) =>
        new(buffer, length, contents) { Rows = rows, FloatsPerRow = floatsPerRow };

    /// <summary>What an operation makes of it in its place.</summary>
    public Value Become(string words) => this with { Words = words, Gradient = null, Slope = null };
}
