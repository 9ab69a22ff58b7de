using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>Learned priors: each fault is told where it is written.</summary>
public sealed class PriorDiagnosticTests
{
    [Theory]
    [InlineData("\"[|vamp|] 10\"", "The prior \"vamp 10\" cannot be read: 'vamp' is no kind of prior; write for example \"mixture 10\"")]
    [InlineData("\"[|10|]\"", "'10' is no kind of prior")]
    [InlineData("\"[|mixture|]\"", "the number of components is missing")]
    [InlineData("\"mixture [|of|] 10\"", "'of' is not a number of components")]
    [InlineData("\"mixture [|2.5|]\"", "'2.5' is not a number of components")]
    [InlineData("@\"mixture 10 [|20|]\"", "nothing can follow the number of components, but '20' does")]
    [InlineData("[|\"\"|]", "it is empty")]
    public void An_unreadable_prior_is_told_inside_the_string(string written, string message) =>
        Expect.Fault("TVAE016", $"""[Vae(Input = "9", Latent = 2, Prior = {written})]""", message);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("4097")]
    public void A_number_of_components_out_of_range_is_told_at_the_number(string components) =>
        Expect.Fault(
            "TVAE006",
            $"""[Vae(Input = "9", Latent = 2, Prior = "mixture [|{components}|]")]""",
            $"The number of components of a mixture must be from 1 to 4096, not {components}");

    [Fact]
    public void An_autoencoder_has_no_prior() =>
        Expect.Fault(
            "TVAE015",
            """[Vae(Input = "9", Latent = 2, Objective = Objective.Autoencoder, [|Prior = "mixture 3"|])]""",
            "Prior has no meaning with Objective.Autoencoder");

    [Fact]
    public void Free_bits_are_of_the_divergence_from_N_0_1_alone() =>
        Expect.Fault(
            "TVAE015", """[Vae(Input = "9", Latent = 2, FreeBits = 0.5f, [|Prior = "mixture 3"|])]""", "Prior has no meaning with FreeBits");
}
