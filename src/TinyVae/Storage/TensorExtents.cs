namespace TinyVae;

/// <summary>Whether the tensors of a file cover its data exactly: one after another, without overlap, hole or rest.</summary>
internal static class TensorExtents
{
    /// <summary>Checks the extents of tensors, each at least one byte long.</summary>
    /// <exception cref="InvalidDataException">They do not cover the data exactly.</exception>
    public static void Check(ReadOnlySpan<TensorEntry> entries, long dataBytes)
    {
        long covered = 0;
        string before = "the header";
        foreach (TensorEntry entry in InOrder(entries))
        {
            if (entry.Begin < covered)
                throw new InvalidDataException($"tensor '{entry.Name}' begins at byte {entry.Begin} of the data, within {before}.");
            if (entry.Begin > covered)
            {
                throw new InvalidDataException(
                    $"tensor '{entry.Name}' begins at byte {entry.Begin} of the data: a hole of {entry.Begin - covered} after {before}.");
            }
            if (entry.End > dataBytes)
            {
                throw new InvalidDataException(
                    $"truncated: tensor '{entry.Name}' ends at byte {entry.End} of the data, of which there are {dataBytes}.");
            }
            covered = entry.End;
            before = $"tensor '{entry.Name}'";
        }
        if (covered < dataBytes)
            throw new InvalidDataException($"{dataBytes - covered} bytes after {before} belong to no tensor.");
    }

    /// <summary>A model's few tensors by their first byte, sorted by insertion.</summary>
    private static TensorEntry[] InOrder(ReadOnlySpan<TensorEntry> entries)
    {
        TensorEntry[] sorted = entries.ToArray();
        for (int i = 1; i < sorted.Length; i++)
        {
            for (int j = i; j > 0 && sorted[j].Begin < sorted[j - 1].Begin; j--)
                (sorted[j], sorted[j - 1]) = (sorted[j - 1], sorted[j]);
        }
        return sorted;
    }
}
