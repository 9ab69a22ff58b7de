using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>Convolutions that fit nothing: each fault is told where it is written.</summary>
public sealed class ConvolutionDiagnosticTests
{
    [Theory]
    [InlineData("4x9", "conv 8 [|7x3|] pad 1 relu", "the kernel is larger than the 4x9 positions that it reads, with 1x1 of padding at each end")]
    [InlineData("4x9", "conv 8 [|5x3|] pad 0", "the kernel is larger than the 4x9 positions that it reads")]
    [InlineData("5x6", "conv 8 [|6|] pad 0", "the kernel is larger than the 5 positions that it reads")]
    [InlineData("784", "conv 8 [|3x3|]", "a kernel of two dimensions needs height and width, but it reads a row of 784 features")]
    [InlineData("5x6", "transposed 8 1x1 pad [|3|] relu", "a padding of 3x3 leaves nothing of what it makes of 5x6 positions")]
    public void A_layer_that_cannot_read_the_data_is_told_at_the_word(string input, string layer, string reason)
    {
        string text = layer.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        Expect.Fault(
            "TVAE024", $"""[Vae(Input = "{input}", Encoder = ["{layer}"], Latent = 2)]""", $"The layer \"{text}\" does not fit what it reads: {reason}");
    }

    [Theory]
    [InlineData("[\"conv 4 3x3 /4\", \"conv 4 3x3 /4\", \"conv 8 [|4x4|] relu\"]", "the kernel is larger than the 1x1 positions")]
    [InlineData("[\"20 relu\", \"conv 8 [|3x3|]\"]", "it reads a row of 20 features")]
    public void A_layer_that_cannot_read_what_the_one_before_gives_is_told(string encoder, string reason) =>
        Expect.Fault("TVAE024", $"""[Vae(Input = "9x9", Encoder = {encoder}, Latent = 2)]""", reason);

    [Fact]
    public void A_decoder_that_cannot_read_z_is_told() => Expect.Fault(
        "TVAE024", """[Vae(Input = "6x6", Latent = 5, Decoder = ["transposed 1 [|3x3|]"])]""", "it reads a row of 5 features");

    [Theory]
    [InlineData(
        "28x28", "[\"7x7x64 relu\", \"transposed 32 3x3 /2 relu\", [|\"transposed 1 3x3 /2\"|]]",
        "The decoder ends at 25x25x1, but the input is 28x28: 20 → 7x7x64 → 13x13x32 → 25x25x1")]
    [InlineData("6x4", "[\"6x4x2\", [|\"conv 3 3x3\"|]]", "The decoder ends at 6x4x3, but the input is 6x4: 20 → 6x4x2 → 6x4x3")]
    [InlineData("6x4", "[\"4x6x2\", [|\"conv 1 3x3\"|]]", "The decoder ends at 4x6x1, but the input is 6x4: 20 → 4x6x2 → 4x6x1")]
    [InlineData("10x3", "[\"5x8 relu\", [|\"transposed 3 5 /2\"|]]", "The decoder ends at 9x3, but the input is 10x3: 20 → 5x8 → 9x3")]
    public void A_decoder_that_ends_at_another_shape_is_told_with_the_way(string input, string decoder, string message) =>
        Expect.Fault("TVAE025", $"""[Vae(Input = "{input}", Latent = 20, Decoder = {decoder})]""", message);

    [Fact]
    public void A_decoder_that_ends_in_an_activation_is_told_as_of_dense_layers() => Expect.Fault(
        "TVAE009",
        """[Vae(Input = "4x4", Latent = 2, Decoder = ["4x4x2", [|"conv 1 3x3 sigmoid"|]])]""",
        "The decoder ends in \"conv 1 3x3 sigmoid\"");

    [Fact]
    public void A_decoder_is_not_judged_by_a_latent_size_that_could_not_be_read() => Expect.Fault(
        "TVAE006", """[Vae(Input = "5", Latent = [|0|], Decoder = ["transposed 1 3 /2"])]""", "Latent must be from 1");

    [Theory]
    [InlineData("16777216", "conv 16777216 1024")]
    [InlineData("4096x4096", "conv 16777216 1024x1024 pad 1024")]
    [InlineData("16777216", "transposed 16777216 1024 /1024")]
    public void What_no_memory_holds_is_told(string input, string layer) =>
        Expect.Fault("TVAE011", $"""[[|Vae|](Input = "{input}", Encoder = ["{layer}"], Latent = 2)]""", "needs an array of");
}
