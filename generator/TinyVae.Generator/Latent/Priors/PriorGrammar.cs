using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Latent;

/// <summary>A learned prior: the kind, then what the kind needs: <c>mixture 10</c>.</summary>
internal static class PriorGrammar
{
    private static readonly KindGrammar<PriorModel> Grammar = new("prior", Rules.UnreadablePrior, PriorKinds.All.Readers);

    public static Parsed<PriorModel> Parse(string text) => Grammar.Parse(text);
}
