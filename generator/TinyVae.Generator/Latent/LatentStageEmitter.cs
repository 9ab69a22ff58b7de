using TinyVae.Generator.Networks;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Latent;

/// <summary>What a stage of z has in the network: in a step forward and backward, in the update, and at inference.</summary>
internal abstract class LatentStageEmitter(VaePlan plan)
{
    protected VaePlan Plan { get; } = plan;

    /// <summary>Floats from one line of one float a draw to the next.</summary>
    protected long LineLength => PanelMath.Padded(Plan.Draws.Most);

    /// <summary>The stages of a network, in the order in which z goes through them.</summary>
    public static IReadOnlyList<LatentStageEmitter> Of(VaePlan plan) => [.. plan.Stages.Select(stage => Of(plan, stage))];

    public static LatentStageEmitter Of(VaePlan plan, LatentStagePlan stage) => stage switch
    {
        FlowPlan flow => new FlowEmitter(plan, flow),
        MixturePriorPlan mixture => new MixturePriorEmitter(plan, mixture),
        _ => throw new ArgumentException($"{stage} has no emitter.", nameof(stage)),
    };

    /// <summary>Members of the network: what inference calls, and what the others share.</summary>
    public abstract void EmitMembers(SourceWriter writer);

    /// <summary>Forward: each draw's term is added, and what the gradients need is saved.</summary>
    public abstract void EmitForward(SourceWriter writer);

    /// <summary>Backward: the gradient of what the stage gave becomes that of what it read.</summary>
    public abstract void EmitBackward(SourceWriter writer);

    /// <summary>The peak of the gradients takes in what bounds those of the stage's parameters: a variable of the two passes, which stand in the same method.</summary>
    public abstract void EmitPeak(SourceWriter writer);

    /// <summary>The gradients of the parameters, each handed to the update.</summary>
    public abstract void EmitWeightGradient(SourceWriter writer);

    /// <summary>What fills the parameters of a new model, all 0 so far; null where they stay 0.</summary>
    public abstract string? Initialization { get; }

    /// <summary>A buffer of draws, from the first of the member's on.</summary>
    protected string Draws(string buffer) => Plan.Draws.At(buffer);

    /// <summary>A buffer of one float a draw, from the first of the member's on.</summary>
    protected string OfDraws(string buffer) => Plan.Draws.LineAt(buffer);
}
