using TinyVae.Generator.Attributes;
using TinyVae.Generator.Objectives;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Latent;

/// <summary>What transforms or weighs z between its draw and the decoder, and whether the objective has a place for it.</summary>
internal static class LatentStageProperties
{
    /// <summary>Null for no flow.</summary>
    public static FlowModel? ReadFlow(Declaration declaration, ObjectiveModel objective) =>
        Read(declaration, PropertyNames.Flow, objective, FlowGrammar.Parse);

    /// <summary>Null for N(0, I).</summary>
    public static PriorModel? ReadPrior(Declaration declaration, ObjectiveModel objective) =>
        Read(declaration, PropertyNames.Prior, objective, PriorGrammar.Parse);

    private static T? Read<T>(Declaration declaration, string name, ObjectiveModel objective, Func<string, Parsed<T>> parse)
        where T : class
    {
        if (declaration.Find(name) is not { Value: string text } argument)
            return null;
        if (objective.Kind == ObjectiveKind.Autoencoder)
            declaration.Refuse(name, $"{PropertyNames.Objective}.{nameof(ObjectiveKind.Autoencoder)}");
        if (objective.FreeBits > 0) // they are of each unit's own divergence from N(0, 1)
            declaration.Refuse(name, nameof(ObjectiveModel.FreeBits));
        return declaration.Accept(parse(text), argument, text);
    }
}
