using TinyVae.Generator.Text;

namespace TinyVae.Generator.Latent;

/// <summary>A mixture of Gaussians: <c>mixture 10</c>, the number of its components.</summary>
internal static class MixturePriorGrammar
{
    // More would only be a mistake: every draw of z is weighed by each.
    private static readonly CountGrammar Components = new("components", "a mixture", Most: 4096);

    public static Parsed<MixturePriorModel> Parse(KindText text) => Components.Parse(text, count => new MixturePriorModel(count));
}
