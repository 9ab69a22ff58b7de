namespace TinyVae.Generator.Programs;

/// <summary>Operations one after another.</summary>
internal sealed class Program(params IEnumerable<Operation> operations)
{
    /// <summary>In the order in which they are done.</summary>
    public IReadOnlyList<Operation> Operations { get; } = [.. operations];

    /// <summary>What takes the gradient of what this one gives back to what it reads: from its last operation to its first.</summary>
    public Program Backward => new(Operations.Reverse().Select(operation => operation.Backward).OfType<Operation>());

    /// <summary>What takes the gradients of all parameters to the update, in the order of the operations that have them.</summary>
    public Program Update => new(Operations.Select(operation => operation.Update).OfType<Operation>());

    /// <summary>Floats of scratch that its operations work in, one after another.</summary>
    public long Scratch => Operations.Select(operation => operation.Scratch).DefaultIfEmpty(0).Max();

    /// <summary>Floating-point operations of its matrix products.</summary>
    public long Flops => Operations.Sum(operation => operation.Flops);

    /// <summary>Whether a team that shares it meets on the way.</summary>
    public bool Meets => Operations.Any(operation => operation.Meets);

    /// <summary>The values in which NaN is looked for, in the order in which they come about.</summary>
    public IEnumerable<Value> Stations => Operations.SelectMany(operation => operation.Writes).Where(value => value.Words is not null).Distinct();

    /// <summary>A value of each buffer that is of rows, in the order in which they are first touched.</summary>
    public IEnumerable<Value> Rows => Operations
        .SelectMany(operation => operation.Values)
        .Where(value => value.FloatsPerRow > 0)
        .GroupBy(value => value.Buffer)
        .Select(buffer => buffer.First());

    public static Program operator +(Program first, Program then) => new(first.Operations.Concat(then.Operations));
}
