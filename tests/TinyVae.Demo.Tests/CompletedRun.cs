using System.CommandLine;
using TinyVae.Demo.Commands;

namespace TinyVae.Demo.Tests;

/// <summary>One run of the whole program on a small folder of digits, for all tests that only look at what it left.</summary>
public sealed class CompletedRun : IDisposable
{
    public CompletedRun()
    {
        Output = Path.Combine(Digits.Path, "a", "new", "folder");
        string[] arguments = ["--data", Digits.Path, "--output", Output, "--epochs", "1", "--seed", "3"];
        ExitCode = new TrainCommand().Parse(arguments).Invoke(new InvocationConfiguration { Output = Text, Error = Error });
    }

    public string Output { get; }

    public int ExitCode { get; }

    public StringWriter Text { get; } = new();

    public StringWriter Error { get; } = new();

    internal IdxFolder Digits { get; } = IdxFolder.WithDigits(train: 200);

    /// <summary>The last line that it wrote.</summary>
    public string LastLine => Text.ToString().TrimEnd().Split(Environment.NewLine)[^1];

    public void Dispose() => Digits.Dispose();
}
