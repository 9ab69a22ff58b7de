using System.Diagnostics;
using System.Globalization;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison;

/// <summary>PyTorch in a process of its own, by <c>peers/torch_vae.py</c>.</summary>
internal sealed class TorchPeer
{
    /// <summary>Names a Python to use instead of those that are looked for.</summary>
    public const string PythonVariable = "TINYVAE_PYTHON";

    private readonly string _python;

    private TorchPeer(string python, string version)
    {
        _python = python;
        Version = version;
    }

    /// <summary>The version of PyTorch.</summary>
    public string Version { get; }

    /// <summary>The Pythons that are asked for PyTorch, in this order.</summary>
    public static IReadOnlyList<string> Candidates =>
        Environment.GetEnvironmentVariable(PythonVariable) is { Length: > 0 } python ? [python] : ["python3", "python", "/usr/bin/python3"];

    /// <summary>The first Python that has PyTorch, or null.</summary>
    public static TorchPeer? Find()
    {
        foreach (string python in Candidates)
        {
            if (TryRun(python, ["-c", "import torch; print(torch.__version__)"], out string output, out _))
                return new TorchPeer(python, output.Trim());
        }
        return null;
    }

    /// <summary>Measures every operation, <paramref name="time"/> each, on one thread.</summary>
    public IReadOnlyDictionary<string, Timing> Measure(Shape shape, TimeSpan time)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "peers", "torch_vae.py");
        int[] sizes = [shape.Inputs, shape.Hidden, shape.Latent, shape.Batch];
        string seconds = time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        string[] arguments = [script, .. sizes.Select(size => $"{size}"), "--threads", "1", "--seconds", seconds];
        if (!TryRun(_python, arguments, out string output, out string error))
            throw new InvalidOperationException($"{_python} {script} failed: {error}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd().Split('\t'))
            .Where(fields => fields.Length == 3)
            .ToDictionary(fields => fields[0], fields => new Timing(Number(fields[1]), Number(fields[2])));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool TryRun(string program, string[] arguments, out string output, out string error)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            output = process.StandardOutput.ReadToEnd();
            error = errors.Result;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            (output, error) = ("", missing.Message);
            return false;
        }
    }
}
