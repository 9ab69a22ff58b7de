using Microsoft.CodeAnalysis;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Emission;

/// <summary>What a model's files say that it is.</summary>
public sealed class DeclarationTextTests
{
    private const string Plain = "Input = \"6\", Encoder = [\"4 relu\"], Latent = 2, Decoder = [\"4 relu\", \"6\"], Likelihood = Likelihood.Bernoulli";

    private static string Of(string arguments)
    {
        Generation generation = Compilations.Generate($"[TinyVae.Vae({arguments})] public partial class Model;");
        return (string)generation.Compilation.GetTypeByMetadataName("Model")!.GetMembers("Declaration").OfType<IFieldSymbol>().Single().ConstantValue!;
    }

    [Theory]
    [InlineData("Input = \"6\", Encoder = [\"4 relu\"], Latent = 2")]
    [InlineData("Input = \"2x3\", Encoder = [\"dense 4  relu\"], Latent = 2")]
    [InlineData("Input = \"1x3x2\", Encoder = [\"4 relu\"], Latent = 2, Decoder = [\"4 relu\", \"6 identity\"]")]
    [InlineData("Input = \"6\", Encoder = [\"4 relu\"], Latent = 2, BatchSize = 7, Optimizer = TinyVae.Optimizer.Sgd, ClipNorm = 1, Corruption = \"mask 0.3\", Samples = 3, FreeBits = 0.1f")]
    [InlineData("Input = \"6\", Encoder = [\"4 relu\"], Latent = 2, Objective = TinyVae.Objective.ImportanceWeighted, Samples = 3")]
    [InlineData("Input = \"6\", Encoder = [\"4 relu\"], Latent = 2, Kl = TinyVae.Kl.MonteCarlo")]
    public void What_weights_mean_is_said_in_one_form_and_how_they_are_trained_is_not(string arguments) => Assert.Equal(Plain, Of(arguments));

    [Theory]
    [InlineData("Input = \"6\", Encoder = [\"4 tanh\"], Latent = 2", "Encoder = [\"4 tanh\"]")]
    [InlineData("Input = \"6\", Latent = 2", "Encoder = [], Latent = 2, Decoder = [\"6\"]")]
    [InlineData("Input = \"6\", Latent = 2, Likelihood = TinyVae.Likelihood.Gaussian", "Likelihood = Likelihood.Gaussian")]
    [InlineData("Input = \"6\", Latent = 2, Likelihood = TinyVae.Likelihood.Categorical, Categories = [2, 4]", "Categories = [2, 4]")]
    [InlineData("Input = \"6\", Latent = 2, Likelihood = TinyVae.Likelihood.Categorical, Categories = [3, 3]", "Categories = [3]")]
    [InlineData("Input = \"6\", Latent = 2, Condition = 3", "Condition = 3")]
    [InlineData("Input = \"6\", Latent = 2, Posterior = TinyVae.Posterior.FullCovariance", "Posterior = Posterior.FullCovariance")]
    [InlineData("Input = \"6\", Latent = 2, Flow = \" planar  4\"", "Flow = \"planar 4\"")]
    [InlineData("Input = \"6\", Latent = 2, Prior = \"mixture 5\"", "Prior = \"mixture 5\"")]
    [InlineData("Input = \"6\", Latent = 2, Objective = TinyVae.Objective.Autoencoder", "Objective = Objective.Autoencoder")]
    [InlineData("Input = \"2x3\", Encoder = [\"conv 4 3x3  /1 pad 1x1 relu\"], Latent = 2", "Input = \"2x3\", Encoder = [\"conv 4 3x3 relu\"]")]
    [InlineData("Input = \"7x6x2\", Encoder = [\"conv 4 3x2 /2 pad 1\"], Latent = 2", "Decoder = [\"4x4x4\", \"transposed 2 3x2 /2 pad 1\"]")]
    [InlineData("Input = \"7x6\", Encoder = [\"conv 4 3 /3 pad 0 tanh\"], Latent = 2", "Decoder = [\"2x4 tanh\", \"transposed 6 3 /3 pad 0 rest 1\"]")]
    public void Every_word_that_gives_weights_their_meaning_is_said(string arguments, string words) => Assert.Contains(words, Of(arguments));

    [Theory]
    [InlineData("\"real 2\", \"category  5\"", "Columns = [\"real 2\", \"category 5\"]")]
    [InlineData("\"real 1\", \"count missing\"", "Columns = [\"real\", \"count missing\"]")]
    [InlineData("\"ordinal 3\", \"binary 2 missing\"", "Columns = [\"ordinal 3 missing\", \"binary 2 missing\"]", ", Missing = true, BatchSize = 3, Corruption = \"missing 0.1\"")]
    public void Columns_are_said_in_one_form_that_declares_them_again(string columns, string words, string others = "")
    {
        string text = Of($"Columns = [{columns}], Latent = 2{others}");
        Assert.Contains(words, text);
        Assert.DoesNotContain("Input", text);
        Assert.Equal(text, Of(text));
    }

    [Fact]
    public void What_is_said_declares_the_same_model_again() => Assert.Equal(Plain, Of(Plain.Replace("Likelihood.B", "TinyVae.Likelihood.B")));
}
