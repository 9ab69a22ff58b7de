using TinyVae.Generator.Conditions;
using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Posteriors;
using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>The operations of a step, a statement or a few each.</summary>
internal sealed class OperationEmitter(SourceWriter writer, VaePlan plan)
{
    private readonly PosteriorEmitter _posterior = PosteriorEmitter.Of(plan);

    public void Emit(Program program)
    {
        foreach (Operation operation in program.Operations)
            Emit(operation);
    }

    private void Emit(Operation operation)
    {
        switch (operation)
        {
            case LoadBatch load:
                InputEmitter.Emit(writer, load);
                break;
            case Corrupt corrupt:
                InputEmitter.Emit(writer, corrupt, plan);
                break;
            case DrawNoise draw:
                InputEmitter.Emit(writer, draw);
                break;
            case AppendCondition append:
                ConditionEmitter.Emit(writer, append, plan);
                break;
            case JoinCondition join:
                ConditionEmitter.Emit(writer, join, plan);
                break;
            case LayerForward forward:
                LayerCallEmitter.Emit(writer, forward);
                break;
            case LayerInputGradient gradient:
                LayerCallEmitter.Emit(writer, gradient);
                break;
            case LayerWeightGradient gradient:
                LayerCallEmitter.Emit(writer, gradient);
                break;
            case PosteriorSample:
                _posterior.EmitSampling(writer);
                break;
            case PosteriorGradient:
                _posterior.EmitGradient(writer);
                break;
            case ClearTerms clear:
                TermEmitter.Emit(writer, clear, plan);
                break;
            case GatherTerms gather:
                TermEmitter.Emit(writer, gather, plan);
                break;
            case WeighTerms weigh:
                TermEmitter.Emit(writer, weigh, plan);
                break;
            case StageForward stage:
                LatentStageEmitter.Of(plan, stage.Stage).EmitForward(writer);
                break;
            case StageBackward stage:
                LatentStageEmitter.Of(plan, stage.Forward.Stage).EmitBackward(writer);
                break;
            case StageUpdate stage:
                LatentStageEmitter.Of(plan, stage.Forward.Stage).EmitWeightGradient(writer);
                break;
            case Observe:
                LikelihoodEmitter.Emit(writer, plan);
                break;
            case NotePeaks peaks:
                FiniteCheckEmitter.Emit(writer, peaks, plan);
                break;
            case SharedUpdate when plan.SharedTensor is { } shared:
                writer.Write($"""
                    if (member.Index == 0)
                        update.Take(TLanes.Load(ref trainer.At(Training.SharedGradient), 0), {shared.Offset});
                    """);
                break;
            default:
                throw new ArgumentException($"{operation} has no emitter.", nameof(operation));
        }
    }
}
