using TinyVae.Generator.Attributes;
using TinyVae.Generator.Diagnostics;

namespace TinyVae.Generator.Posteriors;

/// <summary>The family of the posterior, and whether it can be had of that many units.</summary>
internal static class PosteriorProperty
{
    private const string Latent = PropertyNames.Latent;

    /// <summary>L has half the square of that many elements, 2²³ of the 2²⁴ outputs that a layer can have.</summary>
    private const int MostUnitsOfFullCovariance = 4096;

    /// <summary>The posterior as it is written, where it couples the units of z; otherwise null.</summary>
    public static string? Coupling(PosteriorKind posterior) =>
        posterior == PosteriorKind.FullCovariance ? $"{PropertyNames.Posterior}.{posterior}" : null;

    public static PosteriorKind Read(Declaration declaration, int latent)
    {
        PosteriorKind posterior = EnumProperty.Read<PosteriorKind>(declaration, PropertyNames.Posterior).GetValueOrDefault();
        if (posterior == PosteriorKind.FullCovariance && latent > MostUnitsOfFullCovariance)
        {
            string what = $"{Latent} with {PropertyNames.Posterior}.{posterior}";
            declaration.Report(Rules.SizeOutOfRange, declaration.Find(Latent)!.Value, what, 1, MostUnitsOfFullCovariance, latent);
        }

        return posterior;
    }
}
