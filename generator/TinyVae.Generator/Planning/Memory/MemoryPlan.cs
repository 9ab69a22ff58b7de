namespace TinyVae.Generator.Planning;

/// <summary>A buffer that is needed from one moment to another, both included.</summary>
internal sealed record BufferRequest(string Name, long Length, int FirstUse, int LastUse, string Shape);

/// <summary>A buffer with its place.</summary>
internal sealed record PlacedBuffer(BufferRequest Request, long Offset)
{
    public long End => Offset + Request.Length;
}

/// <summary>Offsets for buffers in one arena: buffers whose lifetimes do not meet may share memory.</summary>
internal sealed class MemoryPlan
{
    private MemoryPlan(IReadOnlyList<PlacedBuffer> buffers, long length) => (Buffers, Length) = (buffers, length);

    /// <summary>In the order of the requests.</summary>
    public IReadOnlyList<PlacedBuffer> Buffers { get; }

    /// <summary>Floats of the whole arena.</summary>
    public long Length { get; }

    /// <summary>Places the largest first, each at the lowest offset where it meets no other of an overlapping lifetime.</summary>
    public static MemoryPlan Place(IReadOnlyList<BufferRequest> requests)
    {
        var placed = new List<PlacedBuffer>();
        foreach (BufferRequest request in requests.OrderByDescending(request => request.Length).ThenBy(request => request.Name, StringComparer.Ordinal))
            placed.Add(new(request, LowestOffset(request, placed)));
        return new(
            requests.Select(request => placed.Single(buffer => buffer.Request == request)).ToList(),
            placed.Max(buffer => buffer.End));
    }

    private static long LowestOffset(BufferRequest request, IEnumerable<PlacedBuffer> placed)
    {
        long offset = 0;
        IEnumerable<PlacedBuffer> alive = placed.Where(other => Meet(request, other.Request)).OrderBy(other => other.Offset);
        foreach (PlacedBuffer other in alive)
        {
            if (offset + request.Length <= other.Offset)
                break;
            offset = Math.Max(offset, other.End);
        }

        return offset;
    }

    private static bool Meet(BufferRequest one, BufferRequest other) =>
        one.FirstUse <= other.LastUse && other.FirstUse <= one.LastUse;
}
