using System.Text.Json;

namespace TinyVae.Tests.Golden;

/// <summary>What make_golden.py writes of one model.</summary>
/// <param name="KlWeight">The weight of the divergence in the loss.</param>
/// <param name="Parameters">Every tensor before the first step.</param>
/// <param name="Steps">What each Adam step was given and the bound it found.</param>
/// <param name="Gradients">Every tensor's gradient in the first step.</param>
/// <param name="Trained">Every tensor after the last step.</param>
internal sealed record GoldenFile(
    float KlWeight,
    Dictionary<string, double[]> Parameters,
    IReadOnlyList<GoldenStep> Steps,
    Dictionary<string, double[]> Gradients,
    Dictionary<string, double[]> Trained)
{
    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    public static GoldenFile Of(Type model)
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Golden", $"{model.Name}.json"));
        return JsonSerializer.Deserialize<GoldenFile>(file, CamelCase)!;
    }
}

/// <summary>One Adam step.</summary>
internal sealed record GoldenStep(float[] Batch, float[] Noise, double Reconstruction, double Divergence)
{
    public Elbo Elbo => new(Reconstruction, Divergence);
}
