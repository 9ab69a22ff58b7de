using TinyVae.Generator.Text;

namespace TinyVae.Generator.Latent;

/// <summary>A kind of stage of z, from the words of a declaration to the code of a network.</summary>
/// <param name="Name">The word that it begins with.</param>
/// <param name="Read">Reads the words behind that.</param>
/// <param name="Plan">Plans what was read, of so many units and from an offset on; null of another kind.</param>
/// <param name="Emit">Prints what was planned; null of another kind.</param>
internal sealed record StageKind<TModel, TPlan>(
    string Name,
    Func<KindText, Parsed<TModel>> Read,
    Func<TModel, int, long, TPlan?> Plan,
    Func<StageForward, LatentStageEmitter?> Emit)
    where TModel : class
    where TPlan : LatentStagePlan
{
    /// <summary>A kind by its own types.</summary>
    public static StageKind<TModel, TPlan> Of<TKind, TKindPlan>(
        string name,
        Func<KindText, Parsed<TModel>> read,
        Func<TKind, int, long, TKindPlan> plan,
        Func<StageForward, TKindPlan, LatentStageEmitter> emit)
        where TKind : TModel
        where TKindPlan : TPlan
        => new(
            name,
            read,
            (model, units, offset) => model is TKind kind ? plan(kind, units, offset) : null,
            forward => forward.Stage is TKindPlan planned ? emit(forward, planned) : null);
}
