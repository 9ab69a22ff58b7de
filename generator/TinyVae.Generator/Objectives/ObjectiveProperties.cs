using TinyVae.Generator.Attributes;
using TinyVae.Generator.Declarations;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Posteriors;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Objectives;

/// <summary>What training maximizes, and how the terms of a bound are computed. Each kind of objective has some of the settings.</summary>
internal static class ObjectiveProperties
{
    private const string Objective = nameof(VaeModel.Objective);
    private const string Samples = nameof(ObjectiveModel.Samples);
    private const string Kl = nameof(ObjectiveModel.Kl);
    private const string FreeBits = nameof(ObjectiveModel.FreeBits);
    private const string FullCovariance = $"{nameof(VaeModel.Posterior)}.{nameof(PosteriorKind.FullCovariance)}";

    /// <summary>More would only be a mistake: each is one more pass of the decoder.</summary>
    private const int MostSamples = 1024;

    public static ObjectiveModel Read(Declaration declaration, PosteriorKind posterior, int batchSize) =>
        EnumProperty.Read<ObjectiveKind>(declaration, Objective) switch
        {
            ObjectiveKind.Autoencoder => ReadAutoencoder(declaration, posterior),
            ObjectiveKind.ImportanceWeighted => ReadImportanceWeighted(declaration, batchSize),
            _ => ReadElbo(declaration, posterior, batchSize),
        };

    /// <summary>Without a draw or a divergence.</summary>
    private static ObjectiveModel ReadAutoencoder(Declaration declaration, PosteriorKind posterior)
    {
        const string This = $"{Objective}.{nameof(ObjectiveKind.Autoencoder)}";
        if (posterior == PosteriorKind.FullCovariance)
            declaration.Refuse(nameof(VaeModel.Posterior), FullCovariance, This);
        declaration.Refuse(Samples, This);
        declaration.Refuse(Kl, This);
        declaration.Refuse(FreeBits, This);
        return new(ObjectiveKind.Autoencoder, 1, KlKind.Analytic, 0);
    }

    /// <summary>Each draw is weighed by its own densities, so no divergence stands apart.</summary>
    private static ObjectiveModel ReadImportanceWeighted(Declaration declaration, int batchSize)
    {
        const string This = $"{Objective}.{nameof(ObjectiveKind.ImportanceWeighted)}";
        declaration.Require(Samples, $"{Samples} = 5", neededBy: Objective);
        if (declaration.Find(Kl) is not null && EnumProperty.Read<KlKind>(declaration, Kl) is KlKind.Analytic)
            declaration.Refuse(Kl, $"{Kl}.{nameof(KlKind.Analytic)}", This);
        declaration.Refuse(FreeBits, This);
        return new(ObjectiveKind.ImportanceWeighted, ReadSamples(declaration, batchSize), KlKind.MonteCarlo, 0);
    }

    private static ObjectiveModel ReadElbo(Declaration declaration, PosteriorKind posterior, int batchSize)
    {
        KlKind kl = EnumProperty.Read<KlKind>(declaration, Kl).GetValueOrDefault();
        return new(ObjectiveKind.Elbo, ReadSamples(declaration, batchSize), kl, ReadFreeBits(declaration, posterior, kl));
    }

    /// <summary>Free bits need the divergence of each unit in closed form.</summary>
    private static float ReadFreeBits(Declaration declaration, PosteriorKind posterior, KlKind kl)
    {
        List<string> obstacles = [];
        if (kl == KlKind.MonteCarlo)
            obstacles.Add($"{Kl}.{nameof(KlKind.MonteCarlo)}");
        if (posterior == PosteriorKind.FullCovariance)
            obstacles.Add(FullCovariance);
        return obstacles.Count > 0 && declaration.Refuse(FreeBits, string.Join(" or ", obstacles))
            ? 0
            : NumberProperty.Read(declaration, FreeBits, admitsZero: true);
    }

    private static int ReadSamples(Declaration declaration, int batchSize)
    {
        int samples = SizeProperty.Read(declaration, Samples, otherwise: 1, MostSamples);
        long rows = (long)batchSize * samples;
        if (!Size.IsValid(rows))
            declaration.Report(Rules.SizeOutOfRange, declaration.Find(Samples)!.Value, $"BatchSize · {Samples}", 1, Size.Largest, rows);
        return samples;
    }
}
