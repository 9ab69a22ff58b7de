using System.CommandLine;

namespace TinyVae.Demo.Commands;

/// <summary>Runs a command to the number that its caller is told: foreseeable failures become one line of text.</summary>
internal static class ExitCode
{
    private const int Failed = 1;

    // What a shell reports for a program that SIGINT ended: a script sees that something was cut short.
    private const int Stopped = 130;

    /// <summary>0 if all went well, 1 after an error, 130 if a signal ended it early.</summary>
    /// <param name="arguments">Where errors are written.</param>
    /// <param name="command">The command; its argument is cancelled by the first signal.</param>
    public static int Of(ParseResult arguments, Action<CancellationToken> command)
    {
        using var signal = new StopSignal();
        int code = Of(arguments, () => command(signal.Token));
        return code == 0 && signal.Token.IsCancellationRequested ? Stopped : code;
    }

    /// <summary>0 if all went well, 1 after an error; a signal ends it as it ends any program.</summary>
    /// <param name="arguments">Where errors are written.</param>
    /// <param name="command">The command.</param>
    public static int Of(ParseResult arguments, Action command)
    {
        try
        {
            command();
            return 0;
        }
        catch (Exception problem) when (
            problem is IOException or InvalidDataException or UnauthorizedAccessException or NotFiniteNumberException)
        {
            arguments.InvocationConfiguration.Error.WriteLine($"error: {problem.Message}");
            return Failed;
        }
    }
}
