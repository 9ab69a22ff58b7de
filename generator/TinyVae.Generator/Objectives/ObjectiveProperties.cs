using TinyVae.Generator.Attributes;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Objectives;

/// <summary>What training maximizes, and how the terms of a bound are computed. Each kind of objective has some of the settings.</summary>
internal static class ObjectiveProperties
{
    private const string Objective = PropertyNames.Objective;
    private const string Samples = nameof(ObjectiveModel.Samples);
    private const string Kl = nameof(ObjectiveModel.Kl);
    private const string FreeBits = nameof(ObjectiveModel.FreeBits);

    /// <summary>More would only be a mistake: each is one more pass of the decoder.</summary>
    private const int MostSamples = 1024;

    /// <param name="declaration">The attribute.</param>
    /// <param name="coupling">The posterior as it is written, where it couples the units of z; otherwise null.</param>
    /// <param name="batchSize">The most rows of a batch.</param>
    public static ObjectiveModel Read(Declaration declaration, string? coupling, int batchSize) =>
        EnumProperty.Read<ObjectiveKind>(declaration, Objective) switch
        {
            ObjectiveKind.Autoencoder => ReadAutoencoder(declaration, coupling),
            ObjectiveKind.ImportanceWeighted => ReadImportanceWeighted(declaration, batchSize),
            _ => ReadElbo(declaration, coupling, batchSize),
        };

    /// <summary>Without a draw or a divergence.</summary>
    private static ObjectiveModel ReadAutoencoder(Declaration declaration, string? coupling)
    {
        const string This = $"{Objective}.{nameof(ObjectiveKind.Autoencoder)}";
        if (coupling is not null)
            declaration.Refuse(PropertyNames.Posterior, coupling, This);
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

    private static ObjectiveModel ReadElbo(Declaration declaration, string? coupling, int batchSize)
    {
        KlKind kl = EnumProperty.Read<KlKind>(declaration, Kl).GetValueOrDefault();
        return new(ObjectiveKind.Elbo, ReadSamples(declaration, batchSize), kl, ReadFreeBits(declaration, coupling, kl));
    }

    /// <summary>Free bits need the divergence of each unit in closed form.</summary>
    private static float ReadFreeBits(Declaration declaration, string? coupling, KlKind kl)
    {
        List<string> obstacles = [];
        if (kl == KlKind.MonteCarlo)
            obstacles.Add($"{Kl}.{nameof(KlKind.MonteCarlo)}");
        if (coupling is not null)
            obstacles.Add(coupling);
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
