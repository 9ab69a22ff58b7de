using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Emission;

/// <summary>
/// Generated files, so that a change to them shows in review: one of them whole, of the others what that one has not. To accept a change,
/// run these tests once with the environment variable TINYVAE_UPDATE_SNAPSHOTS=1.
/// </summary>
public sealed class SnapshotTests
{
    private const string Digits = """
        namespace Vision;

        [TinyVae.Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 128)]
        public sealed partial class DigitVae;
        """;

    [Fact]
    public void The_file_of_the_usual_network_is_as_it_was_accepted() => AssertAccepted("DigitVae", Generated(Digits));

    [Theory]
    [InlineData("SensorVae", """
        namespace Edge.Sensors
        {
            [TinyVae.Vae(Input = "64", Encoder = ["32 silu", "24 tanh", "16"], Latent = 8, Likelihood = TinyVae.Likelihood.Gaussian, BatchSize = 32)]
            internal partial class SensorVae;
        }
        """)]
    [InlineData("Smallest", """
        public static partial class Models
        {
            [TinyVae.Vae(Input = "5", Latent = 1, BatchSize = 1)]
            public sealed partial class Smallest;
        }
        """)]
    [InlineData("ClusterVae", """
        [TinyVae.Vae(Input = "40", Encoder = ["24 tanh"], Latent = 6, Prior = "mixture 10", BatchSize = 32)]
        public sealed partial class ClusterVae;
        """)]
    [InlineData("LabelledVae", """
        namespace Vision;

        [TinyVae.Vae(Input = "8x8", Encoder = ["32 relu"], Latent = 5, Condition = 10, Samples = 2, Corruption = "mask 0.3", BatchSize = 16)]
        public sealed partial class LabelledVae;
        """)]
    [InlineData("FlowVae", """
        [TinyVae.Vae(Input = "40", Encoder = ["24 tanh"], Latent = 6, Flow = "planar 4", Samples = 2, BatchSize = 32)]
        public sealed partial class FlowVae;
        """)]
    [InlineData("ImageVae", """
        namespace Vision;

        [TinyVae.Vae(Input = "28x28", Encoder = ["conv 32 3x3 /2 relu", "conv 64 3x3 /2 relu", "16 relu"], Latent = 2, BatchSize = 128)]
        public sealed partial class ImageVae;
        """)]
    [InlineData("PumpVae", """
        namespace Edge;

        [TinyVae.Vae(Columns = ["real 3", "positive", "count 2 missing", "category 5", "ordinal 3 missing"], Encoder = ["32 silu"], Latent = 4, Corruption = "missing 0.1")]
        public sealed partial class PumpVae;
        """)]
    public void What_another_file_has_of_its_own_is_as_it_was_accepted(string name, string source) =>
        AssertAccepted(name, OwnPart(Generated(source), Generated(Digits)));

    private static string Generated(string source) => Compilations.Generate(source).SingleFile;

    private static void AssertAccepted(string name, string code)
    {
        string path = RepositoryFiles.Path("tests", "TinyVae.Generator.Tests", "Snapshots", $"{name}.g.cs");
        if (Environment.GetEnvironmentVariable("TINYVAE_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, code);

        Assert.Equal(File.ReadAllText(path), code);
    }

    /// <summary>The paragraphs that the other file has not, and how many there are of those that it has.</summary>
    private static string OwnPart(string file, string other)
    {
        HashSet<string> known = [.. Paragraphs(other).Select(WithoutIndentation)];
        var own = new List<string>();
        int same = 0;
        foreach (string paragraph in Paragraphs(file))
        {
            if (known.Contains(WithoutIndentation(paragraph)))
            {
                same++;
                continue;
            }

            LeaveOut();
            own.Add(paragraph);
        }

        LeaveOut();
        return string.Join("\n\n", own) + "\n";

        void LeaveOut()
        {
            if (same > 0)
                own.Add($"// {same} as in DigitVae.g.cs");
            same = 0;
        }
    }

    private static string WithoutIndentation(string paragraph) => string.Join('\n', paragraph.Split('\n').Select(line => line.TrimStart()));

    private static string[] Paragraphs(string file) => file.TrimEnd('\n').Split("\n\n");
}
