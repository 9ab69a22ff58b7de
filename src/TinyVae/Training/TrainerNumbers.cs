using System.Globalization;
using System.Numerics;
using System.Text;

namespace TinyVae;

/// <summary>
/// The numbers of a trainer's state on their way to a file or back, as texts that give the same bits again. A trainer names each of its
/// numbers once, for both ways.
/// </summary>
internal sealed class TrainerNumbers
{
    /// <summary>The <see cref="TinyVae.Checksum"/> of the numbers, a line <c>name=text</c> each, in the order in which a trainer names them.</summary>
    private const string Checksum = "tinyvae.numbers_checksum";

    private readonly bool _areRead;
    private Checksum _checksum = new();

    private TrainerNumbers(Metadata texts, bool areRead)
    {
        Texts = texts;
        _areRead = areRead;
    }

    /// <summary>The numbers by name.</summary>
    internal Metadata Texts { get; }

    /// <summary>Those that a trainer is to give.</summary>
    internal static TrainerNumbers ToWrite() => new(new Metadata(), areRead: false);

    /// <summary>Those that a trainer is to take.</summary>
    internal static TrainerNumbers ToRead(Metadata texts) => new(texts, areRead: true);

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
        string text = _areRead
            ? Texts.Find(name) ?? throw new InvalidDataException($"its metadata lack '{name}'.")
            : value.ToString(null, CultureInfo.InvariantCulture);
        _checksum.Write(Encoding.UTF8.GetBytes($"{name}={text}\n"));
        if (!_areRead)
        {
            Texts.Add(new MetadataText(name, text));
            return value;
        }
        return T.TryParse(text, Plain, CultureInfo.InvariantCulture, out T read)
            ? read
            : throw new InvalidDataException($"its metadata give '{name}' as '{text}', which cannot be read as a number of its kind.");
    }

    /// <summary>Gives the checksum of the numbers to the file, or holds them to that which it has, if it has one.</summary>
    /// <exception cref="InvalidDataException">They are not those that were saved.</exception>
    public void ExchangeChecksum()
    {
        if (!_areRead)
            Texts.Add(new MetadataText(Checksum, _checksum.Text));
        else if (Texts.Find(Checksum) is { } saved && saved != _checksum.Text)
            throw new InvalidDataException($"damaged: the checksum of its numbers is {_checksum.Text}, and was '{saved}' when they were saved.");
    }
}
