using System.ComponentModel;
using System.Runtime.CompilerServices;
using TinyVae.Numerics;

namespace TinyVae.Kernels;

/// <summary>
/// A kind of column: what the encoder reads of a cell, and p(cell|z). A row stands in each lane; what belongs to a cell are lines of 16
/// lanes, one behind another. Densities are in the units of the data. Unless a kind says otherwise, it is of any number, which is scaled
/// and read by the encoder as such.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumnKind
{
    /// <summary>Whether the column is scaled, by the mean and the deviation of <see cref="Scaled"/>.</summary>
    static virtual bool IsScaled => true;

    /// <summary>A value that every column of the kind may have: it stands in for one that is missing.</summary>
    static virtual float Example => 0;

    /// <summary>Lines that the encoder reads.</summary>
    /// <param name="size">The number of categories; of no meaning where there are none.</param>
    static virtual int Features(int size) => 1;

    /// <summary>Lines that the decoder gives: the density's parameters.</summary>
    /// <param name="size">The number of categories.</param>
    static abstract int Parameters(int size);

    /// <summary>Lines of what is expected of a cell: a number, or the probability of each category.</summary>
    /// <param name="size">The number of categories.</param>
    static virtual int Expectations(int size) => 1;

    /// <summary>Lines of uniform noise that a draw takes.</summary>
    static abstract int Uniforms { get; }

    /// <summary>Whether a number may stand in the column.</summary>
    /// <param name="value">The number: neither NaN nor infinite.</param>
    /// <param name="size">The number of categories.</param>
    static virtual bool Accepts(float value, int size) => true;

    /// <summary>What <see cref="Accepts"/> asks for, in words.</summary>
    /// <param name="size">The number of categories.</param>
    static virtual string Need(int size) => "a number";

    /// <summary>What is scaled: the value, or its logarithm.</summary>
    /// <param name="x">The cells.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TLanes Scaled<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => x;

    /// <summary>What the encoder reads.</summary>
    /// <param name="x">The cells; of a column that is scaled, <see cref="Scaled"/> and standardized.</param>
    /// <param name="size">The number of categories.</param>
    /// <param name="features">The first of <see cref="Features"/> lines, to write.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual void Encode<TLanes>(TLanes x, int size, ref float features)
        where TLanes : struct, ILanes<TLanes>
        => ColumnLines.Set(x, ref features, 0);

    /// <summary>log p(x|z), in nats and in the units of the data; and the parameters become its gradients.</summary>
    /// <param name="x">The cells.</param>
    /// <param name="scale">The column's scale.</param>
    /// <param name="size">The number of categories.</param>
    /// <param name="parameters">The first of <see cref="Parameters"/> lines.</param>
    /// <param name="work">As many lines as <see cref="Expectations"/> has, to work in.</param>
    static abstract TLanes LogDensity<TLanes>(TLanes x, ColumnScale<TLanes> scale, int size, ref float parameters, ref float work)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>E[x|z] of a number, or the probability of each category.</summary>
    /// <param name="scale">The column's scale.</param>
    /// <param name="size">The number of categories.</param>
    /// <param name="parameters">The first of <see cref="Parameters"/> lines; they may be overwritten.</param>
    /// <param name="expectations">The first of <see cref="Expectations"/> lines, to write.</param>
    static abstract void Expect<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float expectations)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>A value that the column may have and that comes nearest to what is expected.</summary>
    /// <param name="size">The number of categories.</param>
    /// <param name="expectations">What <see cref="Expect"/> gave, or the mean of such.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual TLanes Decide<TLanes>(int size, ref float expectations)
        where TLanes : struct, ILanes<TLanes>
        => ColumnLines.Get<TLanes>(ref expectations, 0);

    /// <summary>A draw from p(x|z).</summary>
    /// <param name="scale">The column's scale.</param>
    /// <param name="size">The number of categories.</param>
    /// <param name="parameters">The first of <see cref="Parameters"/> lines; they may be overwritten.</param>
    /// <param name="uniforms">The first of <see cref="Uniforms"/> lines, uniform in (0, 1).</param>
    static abstract TLanes Draw<TLanes>(ColumnScale<TLanes> scale, int size, ref float parameters, ref float uniforms)
        where TLanes : struct, ILanes<TLanes>;
}
