using System.ComponentModel;
using System.Diagnostics;

namespace TinyVae.Benchmarks.Comparison.Peers;

/// <summary>Runs a program to its end.</summary>
internal static class CommandLine
{
    /// <summary>Whether it was there and ended well; what it wrote, or why it could not be started, is in the last arguments.</summary>
    public static bool TryRun(string program, IEnumerable<string> arguments, out string output, out string error)
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
        catch (Win32Exception missing)
        {
            (output, error) = ("", missing.Message);
            return false;
        }
    }
}
