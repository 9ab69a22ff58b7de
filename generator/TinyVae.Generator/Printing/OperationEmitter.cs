using TinyVae.Generator.Columns;
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
    /// <summary>
    /// All of them, each layer shared by a team and the rest done by one member, who come together behind each: what one gives another reads.
    /// </summary>
    public void EmitShared(Program program)
    {
        Operation[] left = [.. program.Operations];
        while (left.Length > 0)
        {
            Operation[] alone = [.. left.TakeWhile(operation => !IsShared(operation))];
            if (alone.Length > 0)
            {
                using (writer.Block("if (member.Index == 0)"))
                    Emit(new Program(alone));
                left = [.. left.Skip(alone.Length)];
            }
            else
            {
                Emit(new Program(left[0]));
                left = [.. left.Skip(1)];
            }

            writer.Write("member.Barrier();");
        }
    }

    private static bool IsShared(Operation operation) => operation is LayerForward or LayerInputGradient or LayerWeightGradient;

    public void Emit(Program program)
    {
        foreach (Operation operation in program.Operations)
        {
            foreach (Value value in operation.Replaces)
                writer.Write($"// in place: from here on {value.Name} holds its gradient");
            Emit(operation);
        }
    }

    private void Emit(Operation operation)
    {
        switch (operation)
        {
            case LoadBatch load:
                InputEmitter.Emit(writer, load);
                break;
            case Corrupt corrupt:
                InputEmitter.Emit(writer, corrupt);
                break;
            case DrawNoise draw:
                InputEmitter.Emit(writer, draw);
                break;
            case ReadColumns read:
                ColumnsEmitter.Emit(writer, read);
                break;
            case AppendCondition append:
                ConditionEmitter.Emit(writer, append);
                break;
            case JoinCondition join:
                ConditionEmitter.Emit(writer, join);
                break;
            case LayerForward forward:
                LayerCallEmitter.Emit(writer, forward, plan.SharesLayers);
                break;
            case LayerInputGradient gradient:
                LayerCallEmitter.Emit(writer, gradient, plan.SharesLayers);
                break;
            case LayerWeightGradient gradient when plan.SharesLayers:
                LayerCallEmitter.EmitSumming(writer, gradient);
                break;
            case LayerWeightGradient gradient:
                LayerCallEmitter.Emit(writer, gradient);
                break;
            case PosteriorSample sample:
                PosteriorEmitter.Of(sample).EmitSampling(writer);
                break;
            case PosteriorGradient gradient:
                PosteriorEmitter.Of(gradient.Sample).EmitGradient(writer, isAlone: plan.SharesLayers);
                break;
            case ClearTerms clear:
                TermEmitter.Emit(writer, clear);
                break;
            case GatherTerms gather:
                TermEmitter.Emit(writer, gather);
                break;
            case WeighTerms weigh:
                TermEmitter.Emit(writer, weigh);
                break;
            case StageForward stage:
                LatentStageEmitter.Of(stage).EmitForward(writer);
                break;
            case StageBackward stage:
                LatentStageEmitter.Of(stage.Forward).EmitBackward(writer);
                break;
            case StageUpdate stage:
                LatentStageEmitter.Of(stage.Forward).EmitWeightGradient(writer, plan.ParameterLength);
                break;
            case Observe observe:
                LikelihoodEmitter.Emit(writer, observe);
                break;
            case NotePeaks peaks:
                FiniteCheckEmitter.Emit(writer, peaks, plan);
                break;
            case SharedUpdate shared:
                writer.Write($"""
                    if (member.Index == 0)
                        update.Take(TLanes.Load(ref trainer.At(Training.{shared.SharedGradient.Buffer}), 0), {shared.Offset});
                    """);
                break;
            default:
                throw new ArgumentException($"{operation} has no emitter.", nameof(operation));
        }
    }
}
