using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Latent;

/// <summary>A normalizing flow of the posterior: the kind, then what the kind needs: <c>planar 4</c>.</summary>
internal static class FlowGrammar
{
    private static readonly KindGrammar<FlowModel> Grammar = new("flow", Rules.UnreadableFlow, FlowKinds.All.Readers);

    public static Parsed<FlowModel> Parse(string text) => Grammar.Parse(text);
}
