using Spectre.Console;

namespace TinyVae.Demo.Progress;

/// <summary>How progress is shown where a command writes: in place on a terminal, in plain lines elsewhere.</summary>
internal static class Display
{
    /// <summary>The progress of training.</summary>
    public static ITrainingDisplay OfTraining(TextWriter output) =>
        IsLive(output) ? new TerminalDisplay(AnsiConsole.Console) : new LineDisplay(output);

    /// <summary>The progress of anything else.</summary>
    public static IStatusDisplay OfStatus(TextWriter output) => IsLive(output) ? new TerminalStatus(AnsiConsole.Console) : new NoStatus();

    private static bool IsLive(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;
}
