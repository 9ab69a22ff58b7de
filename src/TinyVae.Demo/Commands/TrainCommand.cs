using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Spectre.Console;
using TinyVae.Demo.Progress;

namespace TinyVae.Demo.Commands;

/// <summary>Trains the demo's models and writes everything there is to see of them.</summary>
internal sealed class TrainCommand : RootCommand
{
    private const int BuiltInEpochs = 15;
    private const int FolderEpochs = 10;

    private const int Failed = 1;

    // What a shell reports for a program that SIGINT ended: a script sees that training was cut short.
    private const int Stopped = 130;

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Folder of IDX files with MNIST's names, gzipped or not, of 28x28 images. Default: the built-in digits.",
        HelpName = "FOLDER",
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "Where pictures, report and model are written.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "out",
    };

    private readonly Option<int> _epochs = new("--epochs")
    {
        Description = $"Passes over the training images. Default: {BuiltInEpochs}, with --data {FolderEpochs}.",
        HelpName = "N",
        CustomParser = WholeNumber(least: 1),
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Key of everything random: the same seed gives the same digits.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = WholeNumber(least: 0UL),
    };

    public TrainCommand()
        : base(
            "Trains a variational autoencoder on handwritten digits, and a second one of two dimensions, and writes pictures of new "
            + "digits, a report and the model. Ctrl+C stops at the end of the batch and still writes what there is (exit code 130).")
    {
        Add(_data);
        Add(_output);
        Add(_epochs);
        Add(_seed);
        SetAction(Train);
    }

    private int Train(ParseResult arguments)
    {
        string? data = arguments.GetValue(_data);
        int epochs = arguments.GetResult(_epochs) is { } given
            ? given.GetRequiredValue(_epochs)
            : data is null ? BuiltInEpochs : FolderEpochs;
        var settings = new TrainSettings(data, arguments.GetValue(_output)!, epochs, arguments.GetValue(_seed));
        TextWriter output = arguments.InvocationConfiguration.Output;
        try
        {
            using var signal = new StopSignal();
            new TrainRun(settings, output, DisplayOn(output)).Execute(signal.Token);
            return signal.Token.IsCancellationRequested ? Stopped : 0;
        }
        catch (Exception problem) when (
            problem is IOException or InvalidDataException or UnauthorizedAccessException or NotFiniteNumberException)
        {
            arguments.InvocationConfiguration.Error.WriteLine($"error: {problem.Message}");
            return Failed;
        }
    }

    private static Func<ArgumentResult, T> WholeNumber<T>(T least)
        where T : IBinaryInteger<T>
    {
        return argument =>
        {
            string text = argument.Tokens[0].Value;
            if (T.TryParse(text, CultureInfo.InvariantCulture, out T? number) && number >= least)
                return number;
            argument.AddError($"{((OptionResult)argument.Parent!).Option.Name} needs a whole number from {least} up, not '{text}'.");
            return least;
        };
    }

    private static ITrainingDisplay DisplayOn(TextWriter output)
    {
        bool live = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive;
        return live ? new TerminalDisplay(AnsiConsole.Console) : new LineDisplay(output);
    }
}
