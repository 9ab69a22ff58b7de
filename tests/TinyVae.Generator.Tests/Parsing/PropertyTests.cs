using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Attributes;
using TinyVae.Generator.Corruptions;
using TinyVae.Generator.Declarations;
using TinyVae.Generator.Latent;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Objectives;
using TinyVae.Generator.Optimizers;
using TinyVae.Generator.Posteriors;
using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Parsing;

/// <summary>What the properties of an attribute are read as, where nothing is wrong.</summary>
public sealed class PropertyTests
{
    [Fact]
    public void What_is_not_written_has_its_default()
    {
        VaeModel model = Read("");

        Assert.Equal(new(LikelihoodKind.Bernoulli, new()), model.Likelihood);
        Assert.Equal(64, model.BatchSize);
        Assert.Equal(PosteriorKind.Diagonal, model.Posterior);
        Assert.Equal(new(ObjectiveKind.Elbo, 1, KlKind.Analytic, 0), model.Objective);
        Assert.Null(model.Flow);
        Assert.Null(model.Prior);
        Assert.Equal(0, model.Condition);
        Assert.Null(model.Corruption);
        Assert.Equal(new(OptimizerKind.Adam, 0), model.Optimizer);
    }

    [Fact]
    public void The_defaults_are_those_of_the_attribute()
    {
        var attribute = new VaeAttribute();

        Assert.Equal(
            Read(""),
            Read($"Likelihood = Likelihood.{attribute.Likelihood}, BatchSize = {attribute.BatchSize}, Posterior = Posterior.{attribute.Posterior}, "
                + $"Objective = Objective.{attribute.Objective}, Samples = {attribute.Samples}, Kl = Kl.{attribute.Kl}, FreeBits = {attribute.FreeBits}, "
                + $"Condition = {attribute.Condition}, Optimizer = Optimizer.{attribute.Optimizer}, Flow = null, Prior = null, Corruption = null"));
        Assert.Null(attribute.Categories);
        Assert.Null(attribute.Flow);
        Assert.Null(attribute.Prior);
        Assert.Null(attribute.Corruption);
        Assert.Equal(0, attribute.ClipNorm);
    }

    [Theory]
    [InlineData(typeof(Likelihood), typeof(LikelihoodKind))]
    [InlineData(typeof(Objective), typeof(ObjectiveKind))]
    [InlineData(typeof(Posterior), typeof(PosteriorKind))]
    [InlineData(typeof(Kl), typeof(KlKind))]
    [InlineData(typeof(Optimizer), typeof(OptimizerKind))]
    public void The_generator_knows_every_member_of_an_enumeration_by_its_name_and_value(Type declared, Type known)
    {
        Assert.Equal(Enum.GetNames(declared), Enum.GetNames(known));
        Assert.Equal(Enum.GetValuesAsUnderlyingType(declared), Enum.GetValuesAsUnderlyingType(known));
    }

    [Theory]
    [InlineData("[12]", new[] { 12 })]
    [InlineData("[4]", new[] { 4, 4, 4 })]
    [InlineData("new int[] { 2, 10 }", new[] { 2, 10 })]
    [InlineData("[3, 2, 7]", new[] { 3, 2, 7 })]
    public void Categories_are_the_sizes_of_groups_that_fill_the_input(string categories, int[] groups) =>
        Assert.Equal(new(LikelihoodKind.Categorical, new(groups)), Read($"Likelihood = Likelihood.Categorical, Categories = {categories}").Likelihood);

    [Theory]
    [InlineData("Samples = 5", "Elbo", 5, "Analytic", 0f)]
    [InlineData("Samples = 1024, BatchSize = 16384, Kl = Kl.MonteCarlo", "Elbo", 1024, "MonteCarlo", 0f)]
    [InlineData("FreeBits = -0f", "Elbo", 1, "Analytic", 0f)]
    [InlineData("FreeBits = 0.25f, Samples = 2", "Elbo", 2, "Analytic", 0.25f)]
    [InlineData("Posterior = Posterior.FullCovariance, Kl = Kl.MonteCarlo", "Elbo", 1, "MonteCarlo", 0f)]
    [InlineData("Objective = Objective.Autoencoder, Posterior = Posterior.Diagonal", "Autoencoder", 1, "Analytic", 0f)]
    [InlineData("Objective = Objective.ImportanceWeighted, Samples = 50", "ImportanceWeighted", 50, "MonteCarlo", 0f)]
    [InlineData("Objective = Objective.ImportanceWeighted, Samples = 1, Kl = Kl.MonteCarlo", "ImportanceWeighted", 1, "MonteCarlo", 0f)]
    [InlineData("Objective = Objective.ImportanceWeighted, Samples = 5, Posterior = Posterior.FullCovariance", "ImportanceWeighted", 5, "MonteCarlo", 0f)]
    public void An_objective_has_the_settings_that_are_written(string settings, string kind, int samples, string kl, float freeBits) =>
        Assert.Equal(new(Enum.Parse<ObjectiveKind>(kind), samples, Enum.Parse<KlKind>(kl), freeBits), Read(settings).Objective);

    [Theory]
    [InlineData("Condition = 0", 0)]
    [InlineData("Condition = 1", 1)]
    [InlineData("Condition = 1 << 24", 1 << 24)]
    public void A_condition_has_the_size_that_is_written(string written, int size) => Assert.Equal(size, Read(written).Condition);

    [Fact]
    public void A_posterior_a_flow_a_prior_a_corruption_and_an_optimizer_are_as_they_are_written()
    {
        VaeModel model = Read("Posterior = Posterior.FullCovariance, Flow = \"planar\t4\", Prior = \" mixture 10 \", Corruption = \"salt-pepper 0.1\", Optimizer = Optimizer.RmsProp, ClipNorm = 5");

        Assert.Equal(PosteriorKind.FullCovariance, model.Posterior);
        Assert.Equal(new PlanarFlowModel(4), model.Flow);
        Assert.Equal(new MixturePriorModel(10), model.Prior);
        Assert.Equal(new(CorruptionKind.SaltPepper, 0.1f), model.Corruption);
        Assert.Equal(new(OptimizerKind.RmsProp, 5), model.Optimizer);
    }

    /// <summary>A network of 12 features with <paramref name="properties"/> beside its sizes.</summary>
    private static VaeModel Read(string properties)
    {
        CSharpCompilation compilation = Compilations.Create(
            Compilations.Plain, $"using TinyVae; [Vae(Input = \"12\", Latent = 2{(properties.Length > 0 ? ", " : "")}{properties})] public partial class Model;");
        AttributeData attribute = VaeAttributeData.Of(compilation.GetTypeByMetadataName("Model")!)!;
        List<Diagnostic> problems = [];
        var declaration = new Declaration(attribute, (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(), problems);
        VaeModel model = NetworkParser.Parse(declaration, new ModelType("", new(), "Model"), row: null);
        Assert.Empty(problems);
        return model;
    }
}
