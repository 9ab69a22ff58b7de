namespace TinyVae.Generator.Columns;

/// <summary>A kind of column: its name in a declaration, its type in the runtime library, and what a column of it takes.</summary>
/// <param name="Name">The word that it begins with.</param>
/// <param name="Member">The member of <c>TinyVae.ColumnKind</c>, and, with "Column" behind it, the type in the runtime library.</param>
/// <param name="IsScaled">Whether it is scaled by mean and deviation.</param>
/// <param name="Uniforms">Uniform numbers that a draw takes.</param>
/// <param name="Features">Floats that the encoder reads, of so many categories.</param>
/// <param name="Parameters">Floats that the decoder gives.</param>
/// <param name="Expectations">Floats of what is expected of a cell.</param>
internal sealed record ColumnDescriptor(
    string Name, string Member, bool IsScaled, int Uniforms, Func<int, int> Features, Func<int, int> Parameters, Func<int, int> Expectations)
{
    /// <summary>Whether the number behind its name is one of categories, and not of columns.</summary>
    public bool HasSize { get; init; }
}
