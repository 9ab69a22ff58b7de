using System.CommandLine;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Environments;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison;

/// <summary>The command <c>compare</c>: TinyVae and PyTorch side by side in one run, on one thread.</summary>
internal static class CompareCommand
{
    public static int Run(string[] arguments)
    {
        Option<int> rounds = new("--rounds") { Description = "How often both take their turn.", DefaultValueFactory = _ => 5 };
        Option<double> seconds = new("--seconds") { Description = "Time of each operation in each round.", DefaultValueFactory = _ => 0.5 };
        Option<string> json = new("--json") { Description = "A file to write the figures to as well." };
        rounds.Validators.Add(result => RequirePositive(result, result.GetValue(rounds)));
        seconds.Validators.Add(result => RequirePositive(result, result.GetValue(seconds)));
        var command = new RootCommand("Measures TinyVae and PyTorch by turns.") { rounds, seconds, json };
        command.SetAction(result => Compare(result.GetValue(rounds), result.GetValue(seconds), result.GetValue(json)));
        return command.Parse(arguments).Invoke();
    }

    private static void RequirePositive(System.CommandLine.Parsing.OptionResult result, double value)
    {
        if (value <= 0)
            result.AddError($"{result.Option.Name} is {value} and must be above 0.");
    }

    private static void Compare(int rounds, double seconds, string? json)
    {
        var torch = TorchPeer.Find();
        if (torch is null)
        {
            string asked = string.Join(", ", TorchPeer.Candidates);
            Console.WriteLine($"PyTorch is left out: {asked} cannot import torch ({TorchPeer.PythonVariable} names another Python).");
        }
        var sides = new SideBySide(torch, rounds, TimeSpan.FromSeconds(seconds));
        ComparisonRow[] rows =
        [
            .. sides.Compare<Digits>(),
            .. sides.Compare<DigitsByRow>(),
            .. sides.Compare<Signals>(),
            .. sides.Compare<SignalsByRow>(),
        ];
        var report = new ComparisonReport(
            HostEnvironmentInfo.GetCurrent().Cpu.Value?.ProcessorName ?? "unknown processor",
            RuntimeInformation.FrameworkDescription,
            torch?.Version,
            rounds,
            seconds,
            rows);

        Console.WriteLine($"{report.Processor}, one thread, {report.Runtime}, PyTorch {report.Torch ?? "absent"}");
        Console.WriteLine($"FMA peak of the core: {rows.Max(row => row.PeakFlops) / 1e9:F1} GFLOP/s");
        foreach (string line in ComparisonTable.Lines(rows))
            Console.WriteLine(line);
        if (json is not null)
            report.WriteJson(json);
    }
}
