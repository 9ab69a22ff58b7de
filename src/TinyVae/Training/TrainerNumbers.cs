using System.Globalization;
using System.Numerics;

namespace TinyVae;

/// <summary>
/// The numbers of a trainer's state on their way to a file or back, as texts that give the same bits again. A trainer names each of its
/// numbers once, for both ways.
/// </summary>
internal sealed class TrainerNumbers
{
    private readonly bool _areRead;

    private TrainerNumbers(Dictionary<string, string> texts, bool areRead)
    {
        Texts = texts;
        _areRead = areRead;
    }

    /// <summary>The numbers by name.</summary>
    internal Dictionary<string, string> Texts { get; }

    /// <summary>Those that a trainer is to give.</summary>
    internal static TrainerNumbers ToWrite() => new([], areRead: false);

    /// <summary>Those that a trainer is to take.</summary>
    internal static TrainerNumbers ToRead(Dictionary<string, string> texts) => new(texts, areRead: true);

    /// <summary>Gives a number to the file, or takes it from there.</summary>
    /// <param name="name">What the file calls it.</param>
    /// <param name="value">What the trainer has.</param>
    /// <returns>What the trainer is to have: when writing, the same.</returns>
    /// <exception cref="InvalidDataException">The file has no such number, or something else in its place.</exception>
    /// <typeparam name="T">The kind of number.</typeparam>
    public T Exchange<T>(string name, T value)
        where T : struct, INumberBase<T>
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!_areRead)
        {
            Texts.Add(name, value.ToString(null, CultureInfo.InvariantCulture));
            return value;
        }
        if (!Texts.TryGetValue(name, out string? text))
            throw new InvalidDataException($"its metadata lack '{name}'.");
        return T.TryParse(text, Plain, CultureInfo.InvariantCulture, out T read)
            ? read
            : throw new InvalidDataException($"its metadata give '{name}' as '{text}', which cannot be read as a number of its kind.");
    }
}
