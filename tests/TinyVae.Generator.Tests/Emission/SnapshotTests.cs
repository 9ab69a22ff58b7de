using TinyVae.Generator.Tests.Harness;

namespace TinyVae.Generator.Tests.Emission;

/// <summary>
/// Whole generated files, so that a change to them shows in review. To accept one, run these tests once with the environment variable
/// TINYVAE_UPDATE_SNAPSHOTS=1.
/// </summary>
public sealed class SnapshotTests
{
    [Theory]
    [InlineData("DigitVae", """
        namespace Vision;

        [TinyVae.Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20, BatchSize = 128)]
        public sealed partial class DigitVae;
        """)]
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
    public void A_generated_file_is_as_it_was_accepted(string name, string source)
    {
        string path = RepositoryFiles.Path("tests", "TinyVae.Generator.Tests", "Snapshots", $"{name}.g.cs");
        string generated = Compilations.Generate(source).SingleFile;
        if (Environment.GetEnvironmentVariable("TINYVAE_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, generated);

        Assert.Equal(File.ReadAllText(path), generated);
    }
}
