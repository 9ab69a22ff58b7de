using Xunit;

namespace TinyVae.Tests.Reference;

/// <summary>How the objectives of the reference hang together.</summary>
public sealed class ReferenceObjectiveTests
{
    private static readonly ReferenceTerms[] Rows =
    [
        new([-3, -2.5, -4], [1, 0.5, -0.25], [0.5, 0.125]),
        new([-700, -720, -695.5], [2, 3, 0.75], [1.5, 0.375]),
    ];

    [Fact]
    public void An_importance_weighted_bound_of_one_draw_is_the_Monte_Carlo_bound()
    {
        ReferenceTerms[] single = [.. Rows.Select(row => new ReferenceTerms(row.LogLikelihoods[..1], row.LogRatios[..1], row.Divergences))];
        Elbo weighted = new ReferenceImportanceWeighted().Bound(single, klWeight: 0.5);
        Elbo plain = new ReferenceMonteCarlo().Bound(single, klWeight: 0.5);

        Assert.Equal(plain.Reconstruction, weighted.Reconstruction, 1e-12);
        Assert.Equal(plain.KullbackLeibler, weighted.KullbackLeibler, 1e-12);
    }

    [Fact]
    public void An_importance_weighted_bound_lies_between_the_Monte_Carlo_bound_and_the_best_draw()
    {
        double weighted = new ReferenceImportanceWeighted().Bound(Rows, klWeight: 1).Value;
        double best = Rows.Average(row => row.LogLikelihoods.Zip(row.LogRatios, (p, ratio) => p - ratio).Max());
        Assert.InRange(weighted, new ReferenceMonteCarlo().Bound(Rows, klWeight: 1).Value, best);
    }

    [Fact]
    public void Free_bits_change_the_loss_and_not_the_bound()
    {
        // The units' means are 1 and 0.25.
        var free = new ReferenceAnalytic(freeBits: 0.5);
        var plain = new ReferenceAnalytic();
        Assert.Equal(plain.Bound(Rows, klWeight: 2), free.Bound(Rows, klWeight: 2));
        Assert.Equal(plain.Loss(Rows, klWeight: 2) + (2 * 0.25), free.Loss(Rows, klWeight: 2), 1e-12);
        Assert.All(free.LossGradient(Rows, klWeight: 2), row => Assert.Equal([1.0, 0], row.Divergences));
    }

    [Fact]
    public void Without_free_bits_the_loss_is_the_negative_of_the_weighted_bound()
    {
        ReferenceObjective[] objectives = [new ReferenceAnalytic(), new ReferenceMonteCarlo(), new ReferenceImportanceWeighted()];
        foreach (ReferenceObjective objective in objectives)
        {
            Elbo bound = objective.Bound(Rows, klWeight: 0.5);
            Assert.Equal((0.5 * bound.KullbackLeibler) - bound.Reconstruction, objective.Loss(Rows, klWeight: 0.5), 1e-12);
        }
    }

    [Fact]
    public void The_encoder_sees_the_corrupted_rows_and_the_likelihood_the_clean_ones()
    {
        var architecture = ReferenceArchitecture.Of(new VaeAttribute { Input = "4", Encoder = ["3 tanh"], Latent = 2 });
        var random = new Random(1);
        var reference = new ReferenceVae(architecture, architecture.NewTensors(random, 0.7));
        double[][] clean = [[0, 0.25, 0.5, 1]];
        double[][] corrupted = [[1, 0, 0.5, 0]];
        double[][] noise = [[0.5, -1]];
        Elbo denoising = reference.Bound(new ReferenceBatch(clean, noise) { Seen = corrupted }, klWeight: 1);

        double[] z = reference.Encode(corrupted[0]).Draw(noise[0]);
        double reconstruction = clean[0].Zip(reference.Decode(z), (x, p) => (x * Math.Log(p)) + ((1 - x) * Math.Log(1 - p))).Sum();
        Assert.Equal(reference.Bound(new ReferenceBatch(corrupted, noise), klWeight: 1).KullbackLeibler, denoising.KullbackLeibler, 1e-15);
        Assert.Equal(reconstruction, denoising.Reconstruction, 1e-12);
    }
}
