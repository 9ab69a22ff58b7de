using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Latent;

/// <summary>What a stage of z has in the network: in a step forward and backward, in the update, and at inference.</summary>
internal abstract class LatentStageEmitter(StageForward forward)
{
    protected StageForward Forward { get; } = forward;

    protected RowSet Draws => Forward.Z.Rows;

    /// <summary>Floats from one line of one float a draw to the next.</summary>
    protected long LineLength => PanelMath.Padded(Draws.AtOnce);

    public static LatentStageEmitter Of(StageForward forward) => forward.Stage switch
    {
        FlowPlan flow => new FlowEmitter(forward, flow),
        PriorPlan prior => new PriorEmitter(forward, prior),
        _ => throw new ArgumentException($"{forward.Stage} has no emitter.", nameof(forward)),
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
    /// <param name="writer">Where to.</param>
    /// <param name="parameterLength">Floats of all parameters of the network, which a team shares.</param>
    public abstract void EmitWeightGradient(SourceWriter writer, long parameterLength);

    /// <summary>What fills the parameters of a new model, all 0 so far.</summary>
    public abstract string Initialization { get; }
}
