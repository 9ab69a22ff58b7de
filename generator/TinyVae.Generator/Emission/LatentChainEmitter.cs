using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>The stages of z together: their terms before the bound is taken, and the weights of the terms before the gradients. Nothing where there are none.</summary>
internal sealed class LatentChainEmitter(VaePlan plan)
{
    private readonly IReadOnlyList<LatentStageEmitter> _stages = LatentStageEmitter.Of(plan);
    private readonly ObjectivePlan _objective = plan.Objective;

    public void EmitMembers(SourceWriter writer)
    {
        foreach (LatentStageEmitter stage in _stages)
            stage.EmitMembers(writer);
    }

    public void EmitForward(SourceWriter writer)
    {
        if (_stages.Count == 0)
            return;
        writer.Write($"Trainer.Slice(Training.{BufferNames.LatentTerms} + {First}, ({Count} + 15) / 16 * 16).Clear();");
        foreach (LatentStageEmitter stage in _stages)
            stage.EmitForward(writer);
        if (_objective.IsImportanceWeighted)
            writer.Write($"LatentTerms.AddTo<TLanes>({plan.Draws.LineAt(BufferNames.LatentTerms)}, ref logRatios, {Count});");
    }

    public void EmitBackward(SourceWriter writer)
    {
        if (_stages.Count == 0)
            return;
        string samples = _objective.Samples == 1 ? "" : $" / {_objective.Samples}";
        writer.Write(_objective.IsImportanceWeighted
            ? $"LatentTerms.Weigh<TLanes>(KlWeight, ref weights, {plan.Draws.LineAt(BufferNames.TermWeights)}, {Count});"
            : $"Trainer.Slice(Training.{BufferNames.TermWeights} + {First}, {Count}).Fill(KlWeight * scale{samples});");
        foreach (LatentStageEmitter stage in _stages.Reverse())
            stage.EmitBackward(writer);
    }

    public void EmitPeaks(SourceWriter writer)
    {
        foreach (LatentStageEmitter stage in _stages)
            stage.EmitPeak(writer);
    }

    public void EmitWeightGradients(SourceWriter writer)
    {
        foreach (LatentStageEmitter stage in _stages)
            stage.EmitWeightGradient(writer);
    }

    private string Count => plan.Draws.Count;

    private string First => plan.Draws.Of("share.From");
}
