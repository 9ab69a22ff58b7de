using System.CommandLine.Parsing;

namespace TinyVae.Demo.Commands;

/// <summary>Reads an option's value as the path of a file or folder, or says what the option needs.</summary>
internal static class PathText
{
    /// <summary>A parser of any text but a blank one, which no file system has a name for.</summary>
    /// <param name="what">What the path leads to: "a file".</param>
    public static Func<ArgumentResult, string> Of(string what)
    {
        return argument =>
        {
            string text = argument.Tokens[0].Value;
            if (string.IsNullOrWhiteSpace(text))
                argument.AddError($"{((OptionResult)argument.Parent!).Option.Name} needs the path of {what}, not '{text}'.");
            return text;
        };
    }
}
