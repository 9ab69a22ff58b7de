namespace TinyVae.Generator.Programs;

/// <summary>From when to when each buffer holds what somebody still needs.</summary>
internal static class Lives
{
    /// <summary>The lives of buffers, by the moments of the operations that touch them.</summary>
    /// <param name="buffers">A value of each buffer, in the order in which they are told.</param>
    /// <param name="moments">What is done at each moment.</param>
    public static IReadOnlyList<BufferRequest> Of(IEnumerable<Value> buffers, IReadOnlyList<Program> moments)
    {
        ILookup<string, int> uses = moments
            .SelectMany((program, moment) => program.Operations.SelectMany(operation => operation.Values).Select(value => (value.Buffer, moment)))
            .ToLookup(use => use.Buffer, use => use.moment);
        return [.. buffers.Select(Life)];

        BufferRequest Life(Value value) => value.IsKept
            ? new(value.Buffer, value.Length, 0, moments.Count - 1, value.Contents)
            : uses[value.Buffer] is var used && used.Any()
                ? new(value.Buffer, value.Length, used.Min(), used.Max(), value.Contents)
                : throw new ArgumentException($"No operation touches {value.Buffer}.", nameof(buffers));
    }
}
