using TinyVae.Generator.Text;

namespace TinyVae.Generator.Latent;

/// <summary>A planar flow: <c>planar 4</c>, the number of its steps.</summary>
internal static class PlanarFlowGrammar
{
    // More would only be a mistake: every draw of z goes through each.
    private static readonly CountGrammar Steps = new("steps", "a flow", Most: 64);

    public static Parsed<PlanarFlowModel> Parse(KindText text) => Steps.Parse(text, count => new PlanarFlowModel(count));
}
