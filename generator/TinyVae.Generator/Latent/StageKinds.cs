using TinyVae.Generator.Text;

namespace TinyVae.Generator.Latent;

/// <summary>The kinds of a stage of z.</summary>
internal sealed class StageKinds<TModel, TPlan>(params StageKind<TModel, TPlan>[] kinds)
    where TModel : class
    where TPlan : LatentStagePlan
{
    /// <summary>What reads each, by its word.</summary>
    public IReadOnlyDictionary<string, Func<KindText, Parsed<TModel>>> Readers { get; } = kinds.ToDictionary(kind => kind.Name, kind => kind.Read);

    /// <summary>A stage as it is planned; null for none.</summary>
    public TPlan? Plan(TModel? stage, int units, long offset) =>
        stage is null ? null : kinds.Select(kind => kind.Plan(stage, units, offset)).OfType<TPlan>().Single();

    /// <summary>What prints a stage; null for one of other kinds.</summary>
    public LatentStageEmitter? Emitter(StageForward forward) =>
        kinds.Select(kind => kind.Emit(forward)).FirstOrDefault(emitter => emitter is not null);
}
