using System.Text.Json;
using System.Text.Json.Serialization;

namespace TinyVae.Tests.Golden;

/// <summary>What make_golden.py writes of one model: its declaration, as in the attribute, and what PyTorch computes.</summary>
/// <param name="Input">The shape of a row.</param>
/// <param name="Encoder">The hidden layers of the encoder.</param>
/// <param name="Latent">Units of z.</param>
/// <param name="Likelihood">The likelihood.</param>
/// <param name="KlWeight">The weight of the divergence in the loss.</param>
/// <param name="Parameters">Every tensor before the first step.</param>
/// <param name="Steps">What each step was given and the bound it found.</param>
/// <param name="Gradients">Every tensor's gradient in the first step, before it is clipped.</param>
/// <param name="Trained">Every tensor after the last step.</param>
internal sealed record GoldenFile(
    string Input,
    string[] Encoder,
    int Latent,
    Likelihood Likelihood,
    float KlWeight,
    Dictionary<string, double[]> Parameters,
    IReadOnlyList<GoldenStep> Steps,
    Dictionary<string, double[]> Gradients,
    Dictionary<string, double[]> Trained)
{
    private const string Folder = "Golden";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The layers of the decoder; null of the mirrored one.</summary>
    public string[]? Decoder { get; init; }

    public int[]? Categories { get; init; }

    public string[]? Columns { get; init; }

    /// <summary>Rows that the columns are scaled by; null where there are none.</summary>
    public float[]? Fitted { get; init; }

    public int Condition { get; init; }

    public Posterior Posterior { get; init; }

    public Objective Objective { get; init; }

    public int Samples { get; init; } = 1;

    public Kl Kl { get; init; }

    public float FreeBits { get; init; }

    public string? Flow { get; init; }

    public string? Prior { get; init; }

    public Optimizer Optimizer { get; init; }

    public float ClipNorm { get; init; }

    /// <summary>The models that there are files of.</summary>
    public static IEnumerable<string> Names => Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, Folder), "Golden*.json")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Order();

    [JsonIgnore]
    public VaeAttribute Declaration => new()
    {
        Input = Input,
        Encoder = Encoder,
        Latent = Latent,
        Decoder = Decoder,
        Likelihood = Likelihood,
        Categories = Categories,
        Columns = Columns,
        Condition = Condition,
        Posterior = Posterior,
        Objective = Objective,
        Samples = Samples,
        Kl = Kl,
        FreeBits = FreeBits,
        Flow = Flow,
        Prior = Prior,
        Optimizer = Optimizer,
        ClipNorm = ClipNorm,
    };

    public static GoldenFile Of(string model)
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, Folder, $"{model}.json"));
        return JsonSerializer.Deserialize<GoldenFile>(file, Format)!;
    }
}

/// <summary>One step.</summary>
internal sealed record GoldenStep(float[] Batch, float[] Noise, double Reconstruction, double Divergence)
{
    public Elbo Elbo => new(Reconstruction, Divergence);
}
