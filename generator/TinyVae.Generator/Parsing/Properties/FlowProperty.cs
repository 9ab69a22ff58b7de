using TinyVae.Generator.Model;

namespace TinyVae.Generator.Parsing.Properties;

/// <summary>A flow of the posterior, and whether the objective has a place for one.</summary>
internal static class FlowProperty
{
    private const string Name = nameof(VaeModel.Flow);

    /// <summary>Null for none.</summary>
    public static FlowModel? Read(Declaration declaration, ObjectiveModel objective)
    {
        if (declaration.Find(Name) is not { Value: string text } argument)
            return null;
        if (objective.Kind == ObjectiveKind.Autoencoder)
            declaration.Refuse(Name, $"{nameof(VaeModel.Objective)}.{nameof(ObjectiveKind.Autoencoder)}");
        if (objective.FreeBits > 0) // a flow couples the units, and none has a divergence of its own
            declaration.Refuse(Name, nameof(ObjectiveModel.FreeBits));
        return declaration.Accept(FlowGrammar.Parse(text), argument, text);
    }
}
