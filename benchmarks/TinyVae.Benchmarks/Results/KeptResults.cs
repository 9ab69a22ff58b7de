using System.Text.Json;

namespace TinyVae.Benchmarks.Results;

/// <summary>
/// The results of tasks as they come: printed, and kept in a file, where one is named, as a line of JSON each. So what takes an hour can be
/// stopped, and goes on with the task it was at.
/// </summary>
internal sealed class KeptResults<TTask, TResult>
    where TTask : IEquatable<TTask>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly string? _file;
    private readonly Dictionary<TTask, TResult> _results = [];

    public KeptResults(string? file)
    {
        _file = file;
        if (!File.Exists(file))
            return;
        foreach (string text in File.ReadLines(file))
        {
            Line line = JsonSerializer.Deserialize<Line>(text, Json)!;
            _results[line.Task] = line.Result;
        }
    }

    /// <summary>The result of a task, computed if it is not there yet.</summary>
    public TResult Get(TTask task, Func<TResult> compute)
    {
        if (_results.TryGetValue(task, out TResult? kept))
            return kept;
        TResult result = compute();
        _results.Add(task, result);
        string line = JsonSerializer.Serialize(new Line(task, result), Json);
        Console.WriteLine(line);
        if (_file is not null)
            File.AppendAllText(_file, line + "\n");
        return result;
    }

    private sealed record Line(TTask Task, TResult Result);
}
