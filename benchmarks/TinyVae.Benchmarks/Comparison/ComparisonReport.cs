using System.Text.Json;

namespace TinyVae.Benchmarks.Comparison;

/// <summary>A whole run: what was compared, where and how.</summary>
/// <param name="Processor">The machine's processor.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Torch">The version of PyTorch, where there is one.</param>
/// <param name="Rounds">Rounds by turns.</param>
/// <param name="Seconds">Time of each operation in each round.</param>
/// <param name="Rows">The figures.</param>
internal sealed record ComparisonReport(
    string Processor, string Runtime, string? Torch, int Rounds, double Seconds, IReadOnlyList<ComparisonRow> Rows)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public void WriteJson(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Indented) + "\n");
}
