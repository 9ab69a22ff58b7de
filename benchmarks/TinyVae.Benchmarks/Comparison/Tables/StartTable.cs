using System.Diagnostics;
using TinyVae.Benchmarks.Comparison.Peers;
using TinyVae.Benchmarks.Comparison.Report;
using TinyVae.Benchmarks.Models;

namespace TinyVae.Benchmarks.Comparison.Tables;

/// <summary>What a user waits for: from the start of a process to the end of its hundredth training step.</summary>
internal static class StartTable
{
    public static IEnumerable<Table> Measure(Contest contest)
    {
        yield return new Table(
            $"From process start to the end of training step {FirstSteps.Count}, one thread, fastest, ms",
            [new("model"), new("TinyVae", "F0"), new("PyTorch", "F0"), new("PyTorch / TinyVae", "F1")],
            [Measure<Digits>(contest), Measure<Signals>(contest)]);
    }

    private static object?[] Measure<TModel>(Contest contest)
        where TModel : class, IVae<TModel>
    {
        double ours = double.PositiveInfinity;
        double? theirs = null;
        for (int round = 0; round < contest.Turns.Rounds; round++)
        {
            ours = Math.Min(ours, Milliseconds(ThisProgram.Path, FirstSteps.Arguments<TModel>()));
            if (contest.Torch is not { } torch)
                continue;
            double time = Milliseconds(torch.Python, [.. Torch.Arguments(Shape.Of<TModel>()), "--first-steps", $"{FirstSteps.Count}"]);
            theirs = Math.Min(theirs ?? time, time);
        }
        return [Shape.Of<TModel>().ToString(), ours, theirs, theirs / ours];
    }

    /// <summary>Until the line that the program writes after the steps: its end is not waited for.</summary>
    private static double Milliseconds(string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = PeerEnvironment.Start(program, arguments);
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string? line = process.StandardOutput.ReadLine();
        double time = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        process.WaitForExit();
        return line == FirstSteps.Done ? time : throw new InvalidOperationException($"{program} did not finish its steps.");
    }
}
