using System.CommandLine;

namespace TinyVae.Demo.Commands;

/// <summary>The options that several commands have: one spelling and one meaning.</summary>
internal static class CommonOptions
{
    /// <summary>Where the digits are.</summary>
    public static Option<string?> Data() => new("--data")
    {
        Description = "Folder of IDX files with MNIST's names, gzipped or not, of 28x28 images. Default: the built-in digits.",
        HelpName = "FOLDER",
        CustomParser = PathText.Of("a folder"),
    };

    /// <summary>What everything random depends on.</summary>
    /// <param name="same">What the same seed gives again.</param>
    public static Option<ulong> Seed(string same) => new("--seed")
    {
        Description = $"Key of everything random: the same seed gives {same}.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = WholeNumber.From(least: 0UL),
    };
}
