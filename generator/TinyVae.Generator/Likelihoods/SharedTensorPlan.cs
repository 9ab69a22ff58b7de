using TinyVae.Generator.Layers;
using TinyVae.Layout;

namespace TinyVae.Generator.Likelihoods;

/// <summary>A shared parameter with its place, alone in 16 floats behind the layers.</summary>
/// <param name="Parameter">What it is.</param>
/// <param name="Offset">Its place in the flat parameters.</param>
internal sealed record SharedTensorPlan(SharedParameter Parameter, long Offset)
{
    /// <summary>What it is, for the table of layers.</summary>
    public const string Words = "one number for all features";

    public TensorPlan Tensor => new($"likelihood.{Parameter.Name}", Outputs: 1, Inputs: 0, Offset);

    /// <summary>The first float after it.</summary>
    public long End => Offset + PanelMath.Lanes;
}
