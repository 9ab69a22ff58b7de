using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace TinyVae.Demo.Commands;

/// <summary>Reads an option's value as a whole number, or says what the option needs.</summary>
internal static class WholeNumber
{
    /// <summary>A parser of numbers from <paramref name="least"/> up.</summary>
    public static Func<ArgumentResult, T> From<T>(T least)
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
}
