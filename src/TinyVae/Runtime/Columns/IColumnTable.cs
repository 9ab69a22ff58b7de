using System.ComponentModel;
using System.Globalization;

namespace TinyVae.Kernels;

/// <summary>The columns of a row, one after another: what a generated model declares.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumnTable
{
    /// <summary>Columns.</summary>
    static abstract int Count { get; }

    /// <summary>What the encoder reads of the cells, in lines.</summary>
    static abstract int FeaturesOfCells { get; }

    /// <summary>What the encoder reads: that, and behind it a line for each column of which a cell may be missing.</summary>
    static abstract int Features { get; }

    /// <summary>Parameters that the decoder gives for all columns.</summary>
    static abstract int Parameters { get; }

    /// <summary>What is expected of all cells of a row, in lines.</summary>
    static abstract int Expectations { get; }

    /// <summary>The most lines that a pass over the columns writes besides: features, or what is expected of one cell.</summary>
    static abstract int Others { get; }

    /// <summary>Uniform numbers that a draw of a row takes.</summary>
    static abstract int Uniforms { get; }

    /// <summary>What messages call a column: its number, if nothing else is said.</summary>
    /// <param name="column">Counted from 0.</param>
    static virtual string NameOf(int column) => column.ToString(CultureInfo.InvariantCulture);

    /// <summary>Shows a pass all columns in their order, as many at a time as are alike.</summary>
    /// <param name="pass">The pass.</param>
    static abstract void Visit<TPass>(ref TPass pass)
        where TPass : struct, IColumnPass, allows ref struct;
}

/// <summary>Something that is done with each column of some rows.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumnPass
{
    /// <summary>Takes the next columns.</summary>
    /// <param name="columns">How many.</param>
    /// <param name="size">The number of categories of each; of no meaning where there are none.</param>
    /// <param name="mayBeMissing">Whether a cell may be NaN: that it is missing.</param>
    /// <typeparam name="TKind">Their kind.</typeparam>
    void Take<TKind>(int columns, int size, bool mayBeMissing)
        where TKind : struct, IColumnKind;
}
