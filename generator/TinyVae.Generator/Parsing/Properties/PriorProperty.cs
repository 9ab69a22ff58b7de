using TinyVae.Generator.Model;

namespace TinyVae.Generator.Parsing.Properties;

/// <summary>A learned prior, and whether the objective has a place for one.</summary>
internal static class PriorProperty
{
    private const string Name = nameof(VaeModel.Prior);

    /// <summary>Null for N(0, I).</summary>
    public static PriorModel? Read(Declaration declaration, ObjectiveModel objective)
    {
        if (declaration.Find(Name) is not { Value: string text } argument)
            return null;
        if (objective.Kind == ObjectiveKind.Autoencoder)
            declaration.Refuse(Name, $"{nameof(VaeModel.Objective)}.{nameof(ObjectiveKind.Autoencoder)}");
        if (objective.FreeBits > 0) // they are of a unit's divergence from N(0, 1)
            declaration.Refuse(Name, nameof(ObjectiveModel.FreeBits));
        return declaration.Accept(PriorGrammar.Parse(text), argument, text);
    }
}
