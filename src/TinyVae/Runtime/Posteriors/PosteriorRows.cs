using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>What the encoder gave for some rows: the parameters of q(z|x), in panels.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <param name="heads">The first panel.</param>
/// <param name="scratch">Memory to work in, of the length that the posterior asks for; of no meaning where it asks for none.</param>
/// <param name="units">Units of z.</param>
/// <param name="stride">Floats from one panel to the next, of the heads as of z.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PosteriorRows(ref float heads, ref float scratch, int units, int stride)
{
    /// <summary>The first panel.</summary>
    public readonly ref float Heads = ref heads;

    /// <summary>Memory to work in.</summary>
    public readonly ref float Scratch = ref scratch;

    /// <summary>Units of z.</summary>
    public readonly int Units = units;

    /// <summary>Floats from one panel to the next.</summary>
    public readonly int Stride = stride;
}
