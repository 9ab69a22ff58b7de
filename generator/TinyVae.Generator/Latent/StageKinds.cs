using TinyVae.Generator.Text;

namespace TinyVae.Generator.Latent;

/// <summary>The kinds of a stage of z, from the words of a declaration to what is planned.</summary>
internal sealed class StageKinds<TModel, TPlan>
    where TModel : class
    where TPlan : LatentStagePlan
{
    private readonly Dictionary<string, Func<KindText, Parsed<TModel>>> _readers = [];
    private readonly List<Func<TModel, int, long, TPlan?>> _plans = [];

    /// <summary>What reads each, by its word.</summary>
    public IReadOnlyDictionary<string, Func<KindText, Parsed<TModel>>> Readers => _readers;

    /// <summary>The kinds with one more.</summary>
    /// <param name="name">The word that it begins with.</param>
    /// <param name="read">Reads the words behind that.</param>
    /// <param name="plan">Plans what was read, of so many units and from an offset on.</param>
    public StageKinds<TModel, TPlan> With<TKind>(string name, Func<KindText, Parsed<TKind>> read, Func<TKind, int, long, TPlan> plan)
        where TKind : class, TModel
    {
        _readers.Add(name, text =>
        {
            (TKind? kind, GrammarProblem? problem) = read(text);
            return new(kind, problem);
        });
        _plans.Add((stage, units, offset) => stage is TKind kind ? plan(kind, units, offset) : null);
        return this;
    }

    /// <summary>A stage as it is planned; null for none.</summary>
    public TPlan? Plan(TModel? stage, int units, long offset) =>
        stage is null ? null : _plans.Select(plan => plan(stage, units, offset)).OfType<TPlan>().Single();
}
