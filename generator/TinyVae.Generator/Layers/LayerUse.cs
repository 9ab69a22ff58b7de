using TinyVae.Generator.Activations;
using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Layers;

/// <summary>Where a network uses a layer.</summary>
/// <param name="Rows">The rows that go through it in training.</param>
/// <param name="Below">The activation whose output it reads, that of z being none; null where it reads the data, whose gradient nobody needs.</param>
/// <param name="ParameterLength">Floats of all parameters of the network, whose gradients a team shares.</param>
/// <param name="IsShared">Whether a team shares what the layer does with all rows, and not the rows.</param>
internal sealed record LayerUse(RowSet Rows, ActivationPlan? Below, long ParameterLength, bool IsShared);
