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

    /// <summary>
    /// Places one after another, each at the lowest offset where it meets no other of an overlapping lifetime: the largest first, or what
    /// lives longest, whichever needs the smaller arena. Then each in turn goes to the front, and stays there if that helps.
    /// </summary>
    public static MemoryPlan Place(IReadOnlyList<BufferRequest> requests)
    {
        IOrderedEnumerable<BufferRequest> byLength = requests.OrderByDescending(request => request.Length).ThenBy(request => request.Name, StringComparer.Ordinal);
        IOrderedEnumerable<BufferRequest> byLifetime = byLength.OrderByDescending(request => request.LastUse - request.FirstUse);
        List<BufferRequest> order = LengthInOrder(byLength) <= LengthInOrder(byLifetime) ? [.. byLength] : [.. byLifetime];
        foreach (BufferRequest request in byLength)
        {
            List<BufferRequest> changed = [request, .. order.Where(other => other != request)];
            if (LengthInOrder(changed) < LengthInOrder(order))
                order = changed;
        }

        List<PlacedBuffer> placed = PlaceInOrder(order);
        return new([.. requests.Select(request => placed.Single(buffer => buffer.Request == request))], placed.Max(buffer => buffer.End));
    }

    private static long LengthInOrder(IEnumerable<BufferRequest> requests) => PlaceInOrder(requests).Max(buffer => buffer.End);

    private static List<PlacedBuffer> PlaceInOrder(IEnumerable<BufferRequest> requests)
    {
        var placed = new List<PlacedBuffer>();
        foreach (BufferRequest request in requests)
            placed.Add(new(request, LowestOffset(request, placed)));
        return placed;
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
