using TinyVae.Generator.Planning;

namespace TinyVae.Generator.Emission;

/// <summary>What inference needs of the network: rows that stand in the scratch, forward through the encoder or the decoder.</summary>
internal static class InferenceEmitter
{
    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        EmitChain(writer, "Encode", $"{(plan.Condition.IsDeclared ? "[x | c]" : "x")} → the posterior's heads.", BufferNames.Input, plan.Encoder.Append(plan.Posterior));
        ConditionEmitter.EmitInference(writer, plan);
        string code = plan.Condition.IsDeclared ? "[z | c]" : "z";
        EmitChain(writer, "Decode", $"{code} → the likelihood's parameters.", plan.Condition.CodeBuffer(BufferNames.Latent), plan.DecoderAndLikelihood);
    }

    /// <summary>The type whose static members the model's public calls enter.</summary>
    public static void EmitEntries(SourceWriter writer, VaePlan plan)
    {
        string library = plan.LikelihoodModel.SpreadFeature is { } feature
            ? $"SpreadInference<Network, {plan.PosteriorModel.Type}, {feature}>"
            : $"Inference<Network, {plan.PosteriorModel.Type}, {plan.LikelihoodModel.Type}>";
        writer.Write("/// <summary>The model's calls: the library's, of this network.</summary>");
        writer.Write($"file abstract class Model : {library};");
    }

    private static void EmitChain(SourceWriter writer, string name, string summary, string from, IEnumerable<LayerPlan> layers)
    {
        writer.Write($"/// <summary>{summary}</summary>");
        using (writer.Member($"public static void {name}<TLanes>(Arena model, Arena scratch, int rows)\n{NetworkEmitter.OfLanes}"))
        {
            foreach (LayerPlan layer in layers)
            {
                writer.Write($"{layer.Identifier}.Forward<TLanes>(model, ref scratch.At(Inference.{from}), ref scratch.At(Inference.{layer.Identifier}), rows, Inference.Stride);");
                from = layer.Identifier;
            }
        }
    }
}
