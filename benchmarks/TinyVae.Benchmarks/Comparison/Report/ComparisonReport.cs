using System.Text.Encodings.Web;
using System.Text.Json;

namespace TinyVae.Benchmarks.Comparison.Report;

/// <summary>A whole run: what was compared, where and how.</summary>
/// <param name="Processor">The machine's processor.</param>
/// <param name="RegisterBits">How wide the registers were that all could use.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Torch">The version of PyTorch, where there is one.</param>
/// <param name="Rounds">Rounds by turns.</param>
/// <param name="Seconds">Time of each contestant in each round.</param>
/// <param name="Tables">The figures.</param>
internal sealed record ComparisonReport(
    string Processor, int RegisterBits, string Runtime, string? Torch, int Rounds, double Seconds, IReadOnlyList<Table> Tables)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Each row as an object of its columns.</summary>
    public void WriteJson(string path)
    {
        var tables = Tables.Select(table => new
        {
            table.Title,
            Rows = table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(cell => cell.First.Name, cell => cell.Second)),
        });
        var report = new { Processor, RegisterBits, Runtime, Torch, Rounds, Seconds, tables };
        File.WriteAllText(path, JsonSerializer.Serialize(report, Indented) + "\n");
    }
}
