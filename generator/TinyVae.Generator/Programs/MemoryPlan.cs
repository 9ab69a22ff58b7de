namespace TinyVae.Generator.Programs;

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
        MemoryPlan best = Better(InOrder(byLength), InOrder(byLifetime));
        long least = FullestMoment(requests);
        foreach (BufferRequest request in byLength)
        {
            if (best.Length == least)
                break;
            best = Better(best, InOrder([request, .. best.Buffers.Select(buffer => buffer.Request).Where(other => other != request)]));
        }

        var places = best.Buffers.ToDictionary(buffer => buffer.Request.Name);
        return new([.. requests.Select(request => places[request.Name])], best.Length);
    }

    private static MemoryPlan Better(MemoryPlan one, MemoryPlan other) => other.Length < one.Length ? other : one;

    /// <summary>What no order can do with less than.</summary>
    private static long FullestMoment(IReadOnlyList<BufferRequest> requests) => requests
        .Select(request => request.FirstUse)
        .Distinct()
        .Max(moment => requests.Where(request => request.FirstUse <= moment && moment <= request.LastUse).Sum(request => request.Length));

    private static MemoryPlan InOrder(IEnumerable<BufferRequest> requests)
    {
        var placed = new List<PlacedBuffer>();
        var byOffset = new List<PlacedBuffer>(); // the same from the arena's start on
        foreach (BufferRequest request in requests)
        {
            var buffer = new PlacedBuffer(request, LowestOffset(request, byOffset));
            placed.Add(buffer);
            int next = byOffset.FindIndex(other => other.Offset > buffer.Offset);
            byOffset.Insert(next < 0 ? byOffset.Count : next, buffer);
        }

        return new(placed, placed.Max(buffer => buffer.End));
    }

    private static long LowestOffset(BufferRequest request, List<PlacedBuffer> byOffset)
    {
        long offset = 0;
        foreach (PlacedBuffer other in byOffset)
        {
            if (!Meet(request, other.Request))
                continue;
            if (offset + request.Length <= other.Offset)
                break;
            offset = Math.Max(offset, other.End);
        }

        return offset;
    }

    private static bool Meet(BufferRequest one, BufferRequest other) =>
        one.FirstUse <= other.LastUse && other.FirstUse <= one.LastUse;
}
