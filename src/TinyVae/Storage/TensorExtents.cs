namespace TinyVae;

/// <summary>Whether the tensors of a file cover its data exactly: one after another, without overlap, hole or rest.</summary>
internal static class TensorExtents
{
    /// <summary>Sorts tensors by where they are, and checks that each begins where the one before ends.</summary>
    /// <exception cref="InvalidDataException">One does not.</exception>
    public static void Order(Span<TensorEntry> entries)
    {
        Sort(entries);
        long covered = 0;
        string before = "the header";
        foreach (TensorEntry entry in entries)
        {
            if (entry.Begin != covered || entry.End < entry.Begin)
                throw Refused(entry, covered, before);
            covered = entry.End;
            before = $"tensor '{entry.Name}'";
        }
    }

    private static InvalidDataException Refused(TensorEntry entry, long covered, string before)
    {
        string reason = entry.Begin < covered ? "within "
            : entry.Begin > covered ? $"a hole of {(entry.Begin - covered).ToString()} after "
            : $"and ends at byte {entry.End.ToString()}, after ";
        return new($"tensor '{entry.Name}' begins at byte {entry.Begin.ToString()} of the data, {reason}{before}.");
    }

    /// <summary>Shell's sort, by gaps of which each is 5/11 of the one before: a file has few tensors, and most often in order.</summary>
    private static void Sort(Span<TensorEntry> entries)
    {
        for (int gap = entries.Length; gap > 1;)
        {
            gap = Math.Max(gap * 5 / 11, 1);
            for (int i = gap; i < entries.Length; i++)
            {
                TensorEntry entry = entries[i];
                int at = i;
                for (; at >= gap && IsBefore(entry, entries[at - gap]); at -= gap)
                    entries[at] = entries[at - gap];
                entries[at] = entry;
            }
        }
    }

    /// <summary>An empty tensor stands before the one that begins where it does.</summary>
    private static bool IsBefore(TensorEntry a, TensorEntry b) => a.Begin < b.Begin || a.Begin == b.Begin && a.End < b.End;
}
