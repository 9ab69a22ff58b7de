namespace TinyVae.Generator.Programs;

/// <summary>
/// One thing that a program does, with the values that it needs and gives. What a step does backward and in its update follows from what it
/// does forward.
/// </summary>
internal abstract record Operation
{
    /// <summary>The values that it needs.</summary>
    public abstract IEnumerable<Value> Reads { get; }

    /// <summary>The values that it gives.</summary>
    public abstract IEnumerable<Value> Writes { get; }

    /// <summary>What it writes besides for its gradient alone.</summary>
    public virtual IEnumerable<Value> Saves => [];

    /// <summary>Floats of scratch that it works in.</summary>
    public virtual long Scratch => 0;

    /// <summary>Floating-point operations of its matrix products, of all rows.</summary>
    public virtual long Flops => 0;

    /// <summary>Whether all members of a team must have come here before one goes on.</summary>
    public virtual bool Meets => false;

    /// <summary>What takes the gradient of what it gives to that of what it reads; null where nobody needs that.</summary>
    public virtual Operation? Backward => null;

    /// <summary>What takes the gradients of its parameters to the update; null where it has none.</summary>
    public virtual Operation? Update => null;

    /// <summary>The gradients that it writes in the place of what it reads.</summary>
    public IEnumerable<Value> Replaces =>
        Writes.Where(value => Reads.Any(read => read.Buffer == value.Buffer && read.Gradient == value));

    /// <summary>All values that it touches.</summary>
    public IEnumerable<Value> Values => Reads.Concat(Writes).Concat(Saves);
}
