using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Diagnostics;

/// <summary>Groups of one-hot features: they are there where they are needed, and fill the input.</summary>
public sealed class LikelihoodDiagnosticTests
{
    [Theory]
    [InlineData("""[Vae(Input = "12", Latent = 2, Likelihood = [|Likelihood.Categorical|])]""")]
    [InlineData("""[Vae(Input = "12", Latent = 2, Likelihood = Likelihood.Categorical, Categories = [|[]|])]""")]
    [InlineData("""[Vae(Input = "12", Latent = 2, Likelihood = Likelihood.Categorical, Categories = [|null|])]""")]
    public void A_categorical_likelihood_without_categories_is_told(string attribute) =>
        Expect.Fault("TVAE004", attribute, "'Categories' is missing: write for example Categories = [10]");

    [Theory]
    [InlineData("""[Vae(Input = "12", Latent = 2, [|Categories = [4]|])]""", "Likelihood.Bernoulli")]
    [InlineData("""[Vae(Input = "12", Latent = 2, [|Categories = null|], Likelihood = Likelihood.Laplace)]""", "Likelihood.Laplace")]
    [InlineData("""[Vae(Input = "12", Latent = 2, Likelihood = Likelihood.Gaussian, [|Categories = [-1, 0]|])]""", "Likelihood.Gaussian")]
    public void Categories_of_another_likelihood_are_told(string attribute, string likelihood) =>
        Expect.Fault("TVAE015", attribute, $"Categories has no meaning with {likelihood}: remove it");

    [Theory]
    [InlineData("""[Vae(Input = "12", Latent = 2, Likelihood = Likelihood.Categorical, Categories = [[|5|]])]""", "the 12 features of the input, but 5 does not divide them")]
    [InlineData("""[Vae(Input = "12", Latent = 2, Likelihood = Likelihood.Categorical, Categories = [[|24|]])]""", "24 does not divide them")]
    [InlineData("""[Vae(Input = "3x4", Latent = 2, Likelihood = Likelihood.Categorical, Categories = [|[4, 7]|])]""", "their sizes sum to 11: write sizes whose sum is 12")]
    [InlineData("""[Vae(Input = "12", Latent = 2, Likelihood = Likelihood.Categorical, Categories = [|new[] { 4, 4, 5 }|])]""", "their sizes sum to 13")]
    [InlineData("""[Vae(Input = "12", Latent = 2, Likelihood = Likelihood.Categorical, Categories = [|[16777216, 16777216]|])]""", "their sizes sum to 33554432")]
    public void Categories_that_do_not_fill_the_input_are_told(string attribute, string message) => Expect.Fault("TVAE014", attribute, message);

    [Theory]
    [InlineData("""[Vae(Input = "12", Latent = 2, Likelihood = Likelihood.Categorical, Categories = [[|1|]])]""", "A size of Categories must be from 2 to 16777216, not 1")]
    [InlineData("""[Vae(Input = "12", Latent = 2, Likelihood = Likelihood.Categorical, Categories = [13, [|-1|]])]""", "not -1")]
    [InlineData("""[Vae(Input = "12", Latent = 2, Likelihood = Likelihood.Categorical, Categories = new int[] { 12, [|0|] })]""", "not 0")]
    [InlineData("""[Vae(Input = "12", Latent = 2, Likelihood = Likelihood.Categorical, Categories = [[|int.MaxValue|], 2])]""", "not 2147483647")]
    [InlineData("""[Vae(Input = "131074", Latent = 2, Likelihood = Likelihood.Categorical, Categories = [[|2|]])]""", "The number of groups of Categories must be from 1 to 65536, not 65537")]
    public void A_size_of_a_group_that_is_out_of_range_is_told(string attribute, string message) => Expect.Fault("TVAE006", attribute, message);

    [Fact]
    public void Categories_are_not_judged_by_an_input_that_is_wrong_itself() =>
        Expect.Fault("TVAE006", """[Vae(Input = "[|0|]", Latent = 2, Likelihood = Likelihood.Categorical, Categories = [5])]""", "not 0");
}
