using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace TinyVae.Tests.Reproducibility;

/// <summary>
/// What the smoke test's program prints under settings of the runtime: a line a model, with its losses in the course of a thousand
/// steps and fingerprints of parameters and samples.
/// </summary>
internal sealed partial record SmokeRun(string Output)
{
    /// <summary>Runs the program in a process of its own.</summary>
    /// <param name="switches">Settings of the runtime, <c>EnableAVX512=0</c>.</param>
    public static SmokeRun With(params string[] switches)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "TinyVae.AotSmoke.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program]) { RedirectStandardOutput = true };
        foreach (string[] parts in switches.Select(text => text.Split('=')))
            start.Environment["DOTNET_" + parts[0]] = parts[1];
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return new SmokeRun(output);
    }

    /// <summary>The losses of each model: before training, after a hundred steps and after a thousand.</summary>
    public IReadOnlyList<double[]> Losses =>
        [.. LossText().Matches(Output).Select(match => match.Groups[1].Value.Split(" -> ").Select(Number).ToArray())];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("loss (.+) parameters")]
    private static partial Regex LossText();
}
