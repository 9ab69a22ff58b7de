using TinyVae.Generator.Columns;
using TinyVae.Generator.Conditions;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Printing;

/// <summary>What inference needs of the network: rows that stand in the scratch, forward through the encoder or the decoder.</summary>
internal static class InferenceEmitter
{
    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        EmitChain(writer, plan, "Encode", $"{(plan.Condition.IsDeclared ? "[x | c]" : "x")} → the posterior's heads.", plan.Inference.Encode);
        foreach (JoinCondition join in plan.Inference.Join.Operations.OfType<JoinCondition>())
            ConditionEmitter.EmitInference(writer, join);
        string code = plan.Condition.IsDeclared ? "[z | c]" : "z";
        EmitChain(writer, plan, "Decode", $"{code} → the likelihood's parameters.", plan.Inference.Decode);
    }

    /// <summary>The type whose static members the model's public calls enter.</summary>
    public static void EmitEntries(SourceWriter writer, VaePlan plan)
    {
        string library = plan.Columns.AreDeclared
            ? $"ColumnInference<Network, {plan.Posterior.Type}, {ColumnTable.TypeName}>"
            : plan.Model.Likelihood is { HasSpread: true, Kind: var feature }
                ? $"SpreadInference<Network, {plan.Posterior.Type}, {feature}>"
                : $"Inference<Network, {plan.Posterior.Type}, {plan.Likelihood.Type}>";
        writer.Write("/// <summary>The model's calls: the library's, of this network.</summary>");
        writer.Write($"file abstract class Model : {library};");
    }

    private static void EmitChain(SourceWriter writer, VaePlan plan, string name, string summary, Program layers)
    {
        writer.Write($"/// <summary>{summary}</summary>");
        using (writer.Member($"public static void {name}<TLanes>(Arena model, Arena inference, int rows)\n{Fragments.OfLanes}"))
        {
            foreach (Operation operation in layers.Operations)
                Emit(writer, plan, operation);
        }
    }

    private static void Emit(SourceWriter writer, VaePlan plan, Operation operation)
    {
        switch (operation)
        {
            case ReadColumns read:
                ColumnsEmitter.EmitInference(writer, read);
                break;
            case AppendCondition append:
                ConditionEmitter.EmitInference(writer, append);
                break;
            case LayerForward layer:
                LayerCallEmitter.EmitInference(writer, layer, plan.SharesLayers);
                break;
            default:
                throw new ArgumentException($"{operation} has no emitter.", nameof(operation));
        }
    }
}
