using System.CommandLine;
using TinyVae.Demo.Progress;

namespace TinyVae.Demo.Commands;

/// <summary>Holds a saved model against the literature's measures, as text and as a page.</summary>
internal sealed class EvaluateCommand : Command
{
    private readonly Option<string> _model = new("--model")
    {
        Description = "The model, as training wrote it.",
        HelpName = "FILE",
        DefaultValueFactory = _ => Path.Combine("out", "digits.safetensors"),
        CustomParser = PathText.Of("a file"),
    };

    private readonly Option<string?> _data = CommonOptions.Data();

    private readonly Option<string?> _output = new("--output")
    {
        Description = "Where evaluation.html is written. Default: beside the model.",
        HelpName = "FOLDER",
        CustomParser = PathText.Of("a folder"),
    };

    private readonly Option<int> _samples = new("--samples")
    {
        Description = "Importance samples of log p(x) a digit.",
        HelpName = "N",
        DefaultValueFactory = _ => 100,
        CustomParser = WholeNumber.From(least: 1),
    };

    private readonly Option<int> _epochs = new("--epochs")
    {
        Description = "Passes over the training images for each of the small models that never saw one class; 0 leaves them out.",
        HelpName = "N",
        DefaultValueFactory = _ => 5,
        CustomParser = WholeNumber.From(least: 0),
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads that share the work; results are the same for any number. Default: one a processor.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = WholeNumber.From(least: 1),
    };

    private readonly Option<ulong> _seed = CommonOptions.Seed("the same figures");

    public EvaluateCommand()
        : base(
            "evaluate",
            "Evaluates a trained model on the held-out digits: ELBO, log p(x), what each latent unit does, and, where there are labels, "
            + "how well a model trained without one class tells it from the others. Give the data that it was trained with. "
            + "Ctrl+C still writes what there is (exit code 130).")
    {
        Add(_model);
        Add(_data);
        Add(_output);
        Add(_samples);
        Add(_epochs);
        Add(_threads);
        Add(_seed);
        SetAction(Evaluate);
    }

    private int Evaluate(ParseResult arguments)
    {
        string model = arguments.GetValue(_model)!;
        var settings = new EvaluateSettings(
            model,
            arguments.GetValue(_data),
            arguments.GetValue(_output) ?? Path.GetDirectoryName(Path.GetFullPath(model))!,
            arguments.GetValue(_samples),
            arguments.GetValue(_epochs),
            arguments.GetValue(_threads),
            arguments.GetValue(_seed));
        TextWriter output = arguments.InvocationConfiguration.Output;
        return ExitCode.Of(arguments, stop => new EvaluateRun(settings, output, Display.OfStatus(output)).Execute(stop));
    }
}
