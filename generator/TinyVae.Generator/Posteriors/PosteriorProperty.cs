using TinyVae.Generator.Attributes;
using TinyVae.Generator.Declarations;
using TinyVae.Generator.Diagnostics;

namespace TinyVae.Generator.Posteriors;

/// <summary>The family of the posterior, and whether it can be had of that many units.</summary>
internal static class PosteriorProperty
{
    private const string Latent = nameof(VaeModel.Latent);

    /// <summary>L has half the square of that many elements, 2²³ of the 2²⁴ outputs that a layer can have.</summary>
    private const int MostUnitsOfFullCovariance = 4096;

    public static PosteriorKind Read(Declaration declaration, int latent)
    {
        PosteriorKind posterior = EnumProperty.Read<PosteriorKind>(declaration, nameof(VaeModel.Posterior)).GetValueOrDefault();
        if (posterior == PosteriorKind.FullCovariance && latent > MostUnitsOfFullCovariance)
        {
            string what = $"{Latent} with {nameof(VaeModel.Posterior)}.{posterior}";
            declaration.Report(Rules.SizeOutOfRange, declaration.Find(Latent)!.Value, what, 1, MostUnitsOfFullCovariance, latent);
        }

        return posterior;
    }
}
