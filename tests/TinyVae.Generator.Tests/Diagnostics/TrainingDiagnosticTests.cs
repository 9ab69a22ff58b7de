using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>What training does to the input and with the gradients: each fault is told where it is written.</summary>
public sealed class TrainingDiagnosticTests
{
    [Theory]
    [InlineData("\"[|gauss|] 0.1\"", "The corruption \"gauss 0.1\" cannot be read: 'gauss' is no kind of noise; write for example \"gaussian 0.1\"")]
    [InlineData("\"mask [|0,3|]\"", "'0,3' is not a number")]
    [InlineData("@\"salt-pepper 0.1 [|0.2|]\"", "nothing can follow the fraction of features, but '0.2' does")]
    [InlineData("(\"[|gaussian|]\")", "the standard deviation is missing")]
    [InlineData("[|\"\"|]", "it is empty")]
    [InlineData("[|\"mask\" + \" ten\"|]", "'ten' is not a number")]
    [InlineData("[|\"mask\\u00a0\\u202e0.3\"|]", "'\\u202e0.3' is not a number")]
    public void An_unreadable_corruption_is_told_inside_the_string(string written, string message) =>
        Expect.Fault("TVAE012", $"""[Vae(Input = "9", Latent = 2, Corruption = {written})]""", message);

    [Theory]
    [InlineData("\"gaussian [|0|]\"", "The standard deviation of gaussian must be finite and above 0, not 0")]
    [InlineData("\"gaussian [|1e39|]\"", "not 1e39")]
    [InlineData("\"mask [|1|]\"", "The fraction of features of mask must be above 0 and below 1, not 1")]
    [InlineData("\"salt-pepper [|-0.1|]\"", "The fraction of features of salt-pepper must be above 0 and below 1, not -0.1")]
    public void A_level_of_corruption_out_of_range_is_told_at_the_number(string written, string message) =>
        Expect.Fault("TVAE013", $"""[Vae(Input = "9", Latent = 2, Corruption = {written})]""", message);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-5", "-5")]
    [InlineData("float.NaN", "NaN")]
    [InlineData("float.PositiveInfinity", "Infinity")]
    [InlineData("0.1f - 0.1f", "0")]
    public void A_norm_to_clip_to_that_is_out_of_range_is_told(string written, string value) =>
        Expect.Fault("TVAE013", $"""[Vae(Input = "9", Latent = 2, ClipNorm = [|{written}|])]""", $"ClipNorm must be finite and above 0, not {value}");

    [Fact]
    public void Faults_of_every_kind_are_told_at_once()
    {
        var marked = MarkedSource.Parse(
            """
            [TinyVae.Vae(Input = "12", Latent = [|0|], Likelihood = TinyVae.Likelihood.Categorical, Categories = [4, [|1|]],
                Objective = [|TinyVae.Objective.ImportanceWeighted|], [|Kl = TinyVae.Kl.Analytic|], Corruption = "mask [|2|]",
                Optimizer = [|(TinyVae.Optimizer)9|], ClipNorm = [|-1|], Posterior = [|(TinyVae.Posterior)(-1)|])]
            public sealed partial class Model;
            """);
        var told = Compilations.Generate(marked.Text).Problems;

        Assert.Equal(marked.Marks, told.Select(diagnostic => diagnostic.Location.SourceSpan).Order());
        Assert.Equal(
            ["TVAE006", "TVAE006", "TVAE004", "TVAE015", "TVAE013", "TVAE010", "TVAE013", "TVAE010"],
            told.OrderBy(diagnostic => diagnostic.Location.SourceSpan).Select(diagnostic => diagnostic.Id));
    }
}
