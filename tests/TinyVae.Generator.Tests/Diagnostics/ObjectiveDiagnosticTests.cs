using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>The settings of an objective: those that it needs are there, those that it does not have are not, and numbers are in range.</summary>
public sealed class ObjectiveDiagnosticTests
{
    [Theory]
    [InlineData("""[Vae(Input = "9", Latent = 2, Objective = [|Objective.ImportanceWeighted|])]""")]
    [InlineData("""[Vae(Input = "9", Latent = 2, Kl = Kl.MonteCarlo, Objective = [|(Objective)2|])]""")]
    public void An_importance_weighted_bound_without_samples_is_told(string attribute) =>
        Expect.Fault("TVAE004", attribute, "'Samples' is missing: write for example Samples = 5");

    [Theory]
    [InlineData("""[Vae(Input = "9", Latent = 2, Samples = [|0|])]""", "Samples must be from 1 to 1024, not 0")]
    [InlineData("""[Vae(Input = "9", Latent = 2, Samples = [|-3|], Objective = Objective.ImportanceWeighted)]""", "not -3")]
    [InlineData("""[Vae(Input = "9", Latent = 2, Samples = [|1025|])]""", "not 1025")]
    [InlineData("""[Vae(Input = "9", Latent = 2, Samples = [|int.MaxValue|], BatchSize = 16777216)]""", "not 2147483647")]
    [InlineData("""[Vae(Input = "9", Latent = 2, BatchSize = 16385, Samples = [|1024|])]""", "BatchSize · Samples must be from 1 to 16777216, not 16778240")]
    [InlineData("""[Vae(Input = "9", Latent = 2, BatchSize = 16777216, Samples = [|1024|])]""", "not 17179869184")]
    public void Samples_out_of_range_are_told(string attribute, string message) => Expect.Fault("TVAE006", attribute, message);

    [Theory]
    [InlineData(4097)]
    [InlineData(16777216)]
    public void A_full_covariance_of_too_many_units_is_told(int units) => Expect.Fault(
        "TVAE006",
        $"""[Vae(Input = "9", Latent = [|{units}|], Posterior = Posterior.FullCovariance)]""",
        $"Latent with Posterior.FullCovariance must be from 1 to 4096, not {units}");

    [Theory]
    [InlineData("[|Posterior = Posterior.FullCovariance|]", "Posterior.FullCovariance has no meaning with Objective.Autoencoder: remove it")]
    [InlineData("[|Samples = 1|]", "Samples has no meaning with Objective.Autoencoder: remove it")]
    [InlineData("[|Samples = -1|]", "Samples has no meaning")]
    [InlineData("[|Kl = Kl.Analytic|]", "Kl has no meaning with Objective.Autoencoder: remove it")]
    [InlineData("[|Kl = Kl.MonteCarlo|]", "Kl has no meaning")]
    [InlineData("[|FreeBits = 0.5f|]", "FreeBits has no meaning with Objective.Autoencoder: remove it")]
    [InlineData("[|FreeBits = float.NaN|]", "FreeBits has no meaning")]
    public void A_setting_that_an_autoencoder_does_not_have_is_told(string setting, string message) =>
        Expect.Fault("TVAE015", $"""[Vae(Input = "9", Latent = 2, {setting}, Objective = Objective.Autoencoder)]""", message);

    [Theory]
    [InlineData("[|Kl = Kl.Analytic|]", "Kl.Analytic has no meaning with Objective.ImportanceWeighted: remove it")]
    [InlineData("[|FreeBits = 0|]", "FreeBits has no meaning with Objective.ImportanceWeighted: remove it")]
    [InlineData("Kl = Kl.MonteCarlo, [|FreeBits = -1|]", "FreeBits has no meaning with Objective.ImportanceWeighted: remove it")]
    public void A_setting_that_an_importance_weighted_bound_does_not_have_is_told(string setting, string message) =>
        Expect.Fault("TVAE015", $"""[Vae(Input = "9", Latent = 2, {setting}, Objective = Objective.ImportanceWeighted, Samples = 5)]""", message);

    [Theory]
    [InlineData("[|FreeBits = 0.5f|], Kl = Kl.MonteCarlo", "FreeBits has no meaning with Kl.MonteCarlo: remove it")]
    [InlineData("Posterior = Posterior.FullCovariance, [|FreeBits = 0.5f|]", "FreeBits has no meaning with Posterior.FullCovariance: remove it")]
    [InlineData("Posterior = Posterior.FullCovariance, [|FreeBits = 0.5f|], Kl = Kl.MonteCarlo, Objective = Objective.Elbo", "FreeBits has no meaning with Kl.MonteCarlo or Posterior.FullCovariance: remove it")]
    public void Free_bits_without_a_divergence_of_each_unit_are_told(string settings, string message) =>
        Expect.Fault("TVAE015", $"""[Vae(Input = "9", Latent = 2, {settings})]""", message);

    [Theory]
    [InlineData("-1", "-1")]
    [InlineData("-0.001f", "-0.001")]
    [InlineData("float.NaN", "NaN")]
    [InlineData("float.PositiveInfinity", "Infinity")]
    [InlineData("1f / 0", "Infinity")]
    public void Free_bits_out_of_range_are_told(string written, string value) =>
        Expect.Fault("TVAE013", $"""[Vae(Input = "9", Latent = 2, FreeBits = [|{written}|])]""", $"FreeBits must be finite and at least 0, not {value}");

    [Fact]
    public void Every_setting_that_an_autoencoder_does_not_have_is_told_at_once()
    {
        IReadOnlyList<string> told = Expect.OnlyAtMarks(
            "TVAE015",
            """
            [TinyVae.Vae(Input = "9", Latent = 2, Objective = TinyVae.Objective.Autoencoder, [|Posterior = TinyVae.Posterior.FullCovariance|],
                [|Samples = 5|], [|Kl = TinyVae.Kl.MonteCarlo|], [|FreeBits = 1|], [|Categories = [3]|])]
            public sealed partial class Model;
            """);

        Assert.Equal(["Posterior.FullCovariance", "Samples", "Kl", "FreeBits", "Categories"], told.Select(message => message.Split(' ')[0]));
    }
}
