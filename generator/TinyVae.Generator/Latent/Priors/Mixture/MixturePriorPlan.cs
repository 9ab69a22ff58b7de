using TinyVae.Generator.Layers;
using TinyVae.Generator.Text;
using TinyVae.Layout;

namespace TinyVae.Generator.Latent;

/// <summary>A mixture of Gaussians: MixturePrior of the runtime library, which says how its parameters lie.</summary>
/// <param name="Components">Components of the mixture.</param>
/// <param name="Units">Units of z.</param>
/// <param name="Offset">Its first float in the flat parameters.</param>
internal sealed record MixturePriorPlan(int Components, int Units, long Offset) : PriorPlan(Units, Offset)
{
    public override string Type => "MixturePrior";

    public override string Shape => $"{Components}, {Units}";

    public override string Words => $"mixture of {Number.Grouped(Components)} Gaussians";

    public override SummaryPlan Summary => new("MixturePriorSummary", new(Units, Components));

    public override string Formula => "Σₖ πₖ·N(mₖ, sₖ²), learned";

    public override IEnumerable<TensorPlan> Tensors =>
    [
        new("prior.logits", Components, Inputs: 0, Offset),
        new("prior.mean", Units, Components, Means),
        new("prior.log_variance", Units, Components, LogVariances),
    ];

    public override long Flops => 4L * Components * Units;

    /// <summary>A component's gradients need its own parameters alone.</summary>
    public override bool IsReadByUpdate => true;

    public override long End => Offset + MixturePriorLengths.Parameters(Components, Units);

    public override long Scratch => MixturePriorLengths.Scratch(Components, Units);

    public override IEnumerable<StageBuffer> Saved(long draws) =>
        [new("Responsibilities", Components * draws, "the probability of each component given z, times the weight of the draw's term")];

    private long Means => Offset + MixturePriorLengths.Means(Components);

    private long LogVariances => Offset + MixturePriorLengths.LogVariances(Components, Units);
}
