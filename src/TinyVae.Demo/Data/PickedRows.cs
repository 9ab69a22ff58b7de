namespace TinyVae.Demo.Data;

/// <summary>Sets made of single rows of others.</summary>
internal static class PickedRows
{
    /// <summary>A copy of some rows, in the order given.</summary>
    /// <param name="images">The rows to pick from.</param>
    /// <param name="rows">Which of them.</param>
    public static Dataset Pick(this Dataset images, IReadOnlyList<int> rows)
    {
        float[] values = new float[rows.Count * images.Features];
        for (int i = 0; i < rows.Count; i++)
            images.Row(rows[i]).CopyTo(values.AsSpan(i * images.Features));
        return new Dataset(values, images.Features);
    }
}
