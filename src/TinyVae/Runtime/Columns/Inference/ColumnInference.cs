using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>Inference of a model whose columns are each of a kind of its own.</summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TNetwork">The layers.</typeparam>
/// <typeparam name="TPosterior">q(z|x).</typeparam>
/// <typeparam name="TTable">The columns.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class ColumnInference<TNetwork, TPosterior, TTable> : Inference<TNetwork, TPosterior, Columns<TTable>>
    where TNetwork : struct, INetwork
    where TPosterior : struct, IPosterior
    where TTable : struct, IColumnTable
{
}
