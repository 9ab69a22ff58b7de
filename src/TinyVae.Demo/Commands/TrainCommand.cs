using System.CommandLine;
using TinyVae.Demo.Progress;

namespace TinyVae.Demo.Commands;

/// <summary>Trains the demo's models and writes everything there is to see of them.</summary>
internal sealed class TrainCommand : RootCommand
{
    private const int BuiltInEpochs = 15;
    private const int FolderEpochs = 10;

    private readonly Option<string?> _data = CommonOptions.Data();

    private readonly Option<string> _output = new("--output")
    {
        Description = "Where pictures, report and model are written.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "out",
        CustomParser = PathText.Of("a folder"),
    };

    private readonly Option<int> _epochs = new("--epochs")
    {
        Description = $"Passes over the training images. Default: {BuiltInEpochs}, with --data {FolderEpochs}.",
        HelpName = "N",
        CustomParser = WholeNumber.From(least: 1),
    };

    private readonly Option<ulong> _seed = CommonOptions.Seed("the same digits");

    public TrainCommand()
        : base(
            "Trains a variational autoencoder on handwritten digits, and a second one of two dimensions, and writes pictures of new "
            + "digits, a report and the model. Ctrl+C stops at the end of the batch and still writes what there is (exit code 130).")
    {
        Add(_data);
        Add(_output);
        Add(_epochs);
        Add(_seed);
        Add(new EvaluateCommand());
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
        return ExitCode.Of(arguments, stop => new TrainRun(settings, output, Display.OfTraining(output)).Execute(stop));
    }
}
