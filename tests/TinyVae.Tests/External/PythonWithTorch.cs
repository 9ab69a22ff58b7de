using System.ComponentModel;
using System.Diagnostics;

namespace TinyVae.Tests.External;

/// <summary>
/// A Python that has PyTorch: the one that TINYVAE_PYTHON names, else python3 on the path, else /usr/bin/python3.
/// </summary>
internal static class PythonWithTorch
{
    private static readonly Lazy<string?> Found = new(() => Candidates().FirstOrDefault(python => Run(python, "-c", "import torch").ExitCode == 0));

    /// <summary>Its path; null where there is none.</summary>
    public static string? Path => Found.Value;

    /// <summary>What a run printed, standard error included, and how it ended: −1 where it could not start.</summary>
    public static (int ExitCode, string Output) Run(string python, params string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd() + error.Result;
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (Win32Exception refusal)
        {
            return (-1, refusal.Message);
        }
    }

    private static string[] Candidates() =>
        Environment.GetEnvironmentVariable("TINYVAE_PYTHON") is { Length: > 0 } named ? [named] : ["python3", "/usr/bin/python3"];
}
