using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Emission;

/// <summary>The words and the table at the top of a generated file.</summary>
public sealed class ProseTests
{
    [Theory]
    [InlineData("Input = \"784\", Encoder = [\"400 relu\"], Latent = 20")]
    [InlineData("Input = \"5\", Latent = 1")]
    [InlineData("Input = \"5\", Latent = 1, Likelihood = Likelihood.SharedGaussian")]
    public void The_columns_of_the_table_of_layers_stand_in_line(string architecture)
    {
        string[] lines = Compilations.Generate(Architectures.Declare([architecture])).SingleFile.Split('\n');

        string[] table = [.. lines.SkipWhile(line => !line.StartsWith("//   layer", StringComparison.Ordinal)).TakeWhile(line => line != "//")];
        Assert.StartsWith("//   total", table[^1], StringComparison.Ordinal);
        Assert.Single(table.Select(line => line.Length).Distinct());
    }
}
