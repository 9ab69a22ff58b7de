using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Emission;

/// <summary>What a condition adds to generated code, and what a model without one has nothing of.</summary>
public sealed class ConditionTests
{
    private const string With = """Input = "20", Encoder = ["16 relu"], Latent = 5, Condition = 10, Corruption = "mask 0.3", BatchSize = 8""";

    [Fact]
    public void A_model_without_a_condition_has_not_a_word_of_one()
    {
        string file = FileOf(With.Replace("Condition = 10, ", "", StringComparison.Ordinal));

        Assert.Equal(file, FileOf(With.Replace("Condition = 10", "Condition = 0", StringComparison.Ordinal)));
        Assert.DoesNotContain("Condition", file, StringComparison.Ordinal);
        Assert.DoesNotContain("RowSize", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Code", file.Replace("CodeAnalysis", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public const int ConditionSize = 10;")]
    [InlineData("public const int RowSize = 30;")]
    [InlineData("public const int CodeSize = 15;")]
    [InlineData("encoder.0   dense 30 → 16")]
    [InlineData("decoder.0   dense 15 → 16")]
    [InlineData("Check(Batch, 20, \"batch\", trailing: 10);")]
    public void A_model_with_one_tells_its_sizes(string text) => Assert.Contains(text, FileOf(With), StringComparison.Ordinal);

    /// <summary>Of the 15 inputs of the decoder the first 5 alone have a gradient that anybody needs.</summary>
    [Fact]
    public void The_gradient_of_the_condition_is_not_computed()
    {
        string decoder = FileOf(With).Split("private static class Decoder0")[1];

        Assert.Contains("RowLanes.Load<TLanes>(ref weight, PanelLength, 1, 16, 5, ref scratch);", decoder.Split("WeightGradient")[0], StringComparison.Ordinal);
    }

    private static string FileOf(string architecture) => Compilations.Generate(Architectures.Declare([architecture])).SingleFile;
}
