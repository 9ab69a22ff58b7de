using System.CommandLine;
using TinyVae.Demo.Commands;

namespace TinyVae.Benchmarks.Results;

/// <summary>Options that several commands have.</summary>
internal static class ResultOptions
{
    private const string MnistVariable = "TINYVAE_MNIST";

    public static Option<string> Mnist()
    {
        string? named = Environment.GetEnvironmentVariable(MnistVariable);
        return new("--mnist")
        {
            Description = $"Folder of MNIST's four gzipped IDX files. Default: the one that {MnistVariable} names.",
            HelpName = "FOLDER",
            Required = string.IsNullOrEmpty(named),
            DefaultValueFactory = string.IsNullOrEmpty(named) ? null : _ => named,
            CustomParser = PathText.Of("a folder"),
        };
    }

    public static Option<string?> Keep() => new("--keep")
    {
        Description = "A file of results: those that it has are not computed again, new ones are added.",
        HelpName = "FILE",
        CustomParser = PathText.Of("a file"),
    };

    /// <summary>A whole number from 1 up.</summary>
    public static Option<int> Count(string name, int byDefault, string description)
    {
        Option<int> option = new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) < 1)
                result.AddError($"{name} is {result.GetValue(option)} and must be at least 1.");
        });
        return option;
    }

    public static Option<int> Threads() => Count("--threads", 1, "Threads of TinyVae; the results are the same for any number.");
}
