using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>Flows of the posterior: each fault is told where it is written.</summary>
public sealed class FlowDiagnosticTests
{
    [Theory]
    [InlineData("\"[|sylvester|] 4\"", "The flow \"sylvester 4\" cannot be read: 'sylvester' is no kind of flow; write for example \"planar 4\"")]
    [InlineData("\"[|4|]\"", "'4' is no kind of flow")]
    [InlineData("\"[|Planar|] 4\"", "'Planar' is no kind of flow")]
    [InlineData("\"[|planar|]\"", "the number of steps is missing")]
    [InlineData("\"planar [|x|] 4\"", "'x' is not a number of steps")]
    [InlineData("\"planar [|2.5|]\"", "'2.5' is not a number of steps")]
    [InlineData("@\"planar 4 [|radial|] 2\"", "nothing can follow the number of steps, but 'radial' does")]
    [InlineData("[|\"\"|]", "it is empty")]
    public void An_unreadable_flow_is_told_inside_the_string(string written, string message) =>
        Expect.Fault("TVAE017", $"""[Vae(Input = "9", Latent = 2, Flow = {written})]""", message);

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("65")]
    public void A_number_of_steps_out_of_range_is_told_at_the_number(string steps) =>
        Expect.Fault(
            "TVAE006",
            $"""[Vae(Input = "9", Latent = 2, Flow = "planar [|{steps}|]")]""",
            $"The number of steps of a flow must be from 1 to 64, not {steps}");

    [Fact]
    public void An_autoencoder_has_no_flow() =>
        Expect.Fault(
            "TVAE015",
            """[Vae(Input = "9", Latent = 2, Objective = Objective.Autoencoder, [|Flow = "planar 3"|])]""",
            "Flow has no meaning with Objective.Autoencoder");

    [Fact]
    public void Free_bits_are_of_units_that_no_flow_couples() =>
        Expect.Fault(
            "TVAE015", """[Vae(Input = "9", Latent = 2, [|Flow = "planar 3"|], FreeBits = 0.5f)]""", "Flow has no meaning with FreeBits");
}
