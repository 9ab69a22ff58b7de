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

    /// <param name="file">The file, if there is to be one; it need not be there yet.</param>
    /// <exception cref="InvalidDataException">It holds something else; the message names file and line.</exception>
    public KeptResults(string? file)
    {
        _file = file;
        if (!File.Exists(file))
            return;
        foreach ((int index, string text) in File.ReadLines(file).Index())
        {
            Line line = Parse(text) ?? throw new InvalidDataException($"{file}: line {index + 1} is not a result of this command: {text}");
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

    private static Line? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, Json) is { Task: not null, Result: not null } line ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Line(TTask Task, TResult Result);
}
