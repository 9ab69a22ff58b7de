using System.ComponentModel;

namespace TinyVae.Kernels;

/// <summary>
/// Inference of a generated model, any number of rows of it, a few at a time through the scratch: what a model's public calls enter.
/// Written once for all networks; the network itself, the posterior and the likelihood are types, so each model has code of its own.
/// </summary>
/// <remarks>What generated code is built from, and public for that alone.</remarks>
/// <typeparam name="TNetwork">The layers.</typeparam>
/// <typeparam name="TPosterior">q(z|x).</typeparam>
/// <typeparam name="TLikelihood">p(x|z).</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class Inference<TNetwork, TPosterior, TLikelihood>
    where TNetwork : struct, INetwork
    where TPosterior : struct, IPosterior
    where TLikelihood : struct, ILikelihood
{
    private protected static void Run<TWork>(ModelMemory memory, int rows, TWork work)
        where TWork : struct, IRowWork, allows ref struct
        => Run(memory, rows, memory.Layout.Rows, rows, work);

    private protected static void Run<TWork>(ModelMemory memory, int rows, int atOnce, long rowsOfWork, TWork work)
        where TWork : struct, IRowWork, allows ref struct
        => memory.Run(new RowLoop<TWork>(memory, rows, atOnce, work), isWorthSharing: rowsOfWork >= memory.Layout.RowsWorthSharing);
}
