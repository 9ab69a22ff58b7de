using System.Text;
using System.Text.Unicode;

namespace TinyVae;

/// <summary>
/// Reads JSON (RFC 8259) from UTF-8 bytes, front to back: what a safetensors header is written in. A reader of its own, because
/// the library's would be most of a binary that only loads a model.
/// </summary>
internal ref struct JsonReader(ReadOnlySpan<byte> json)
{
    /// <summary>How deeply values may lie within one another.</summary>
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;

    /// <summary>The first byte of the next token, which stays; 0 at the end.</summary>
    public byte Peek()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            _at++;
        return Current;
    }

    /// <summary>Whether the next token is this punctuation, which is then behind.</summary>
    public bool TryRead(char punctuation)
    {
        if (Peek() != punctuation)
            return false;
        _at++;
        return true;
    }

    /// <summary>Reads this punctuation.</summary>
    /// <exception cref="InvalidDataException">The next token is another.</exception>
    public void Read(char punctuation)
    {
        if (!TryRead(punctuation))
            throw Unexpected();
    }

    /// <summary>Reads an opening bracket.</summary>
    /// <exception cref="InvalidDataException">Another value is there, and this is said of it; or none.</exception>
    public void ReadOpening(char bracket, string refusal)
    {
        if (TryRead(bracket))
            return;
        Skip();
        throw new InvalidDataException(refusal);
    }

    /// <summary>Reads the rest of what begins with an opening bracket: whether another element follows the first <paramref name="count"/>.</summary>
    public bool ReadNext(char closing, ref int count)
    {
        if (TryRead(closing))
            return false;
        if (count++ > 0)
            Read(',');
        return true;
    }

    /// <summary>Reads a string.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is no Unicode text.</exception>
    public string ReadString()
    {
        Read('"');
        int start = _at;
        for (; Current != '"'; _at++)
        {
            if (Current < ' ')
                throw Unexpected();
            if (Current == '\\')
                _at++;
        }
        ReadOnlySpan<byte> text = _json[start.._at++];
        return Utf8.IsValid(text) && JsonString.Unescape(Encoding.UTF8.GetString(text)) is { } plain ? plain : throw Unexpected();
    }

    /// <summary>Reads a number, if it is a whole one from 0 on that a long can hold; otherwise the reader is of no use any more.</summary>
    public bool TryReadWholeNumber(out long number)
    {
        number = 0;
        Peek();
        int start = _at;
        for (; Current is >= (byte)'0' and <= (byte)'9'; _at++)
        {
            int digit = Current - '0';
            if (number > (long.MaxValue - digit) / 10)
                return false;
            number = number * 10 + digit;
        }
        bool leadingZero = _at - start > 1 && _json[start] == '0';
        return _at > start && !leadingZero && Current is not ((byte)'.' or (byte)'e' or (byte)'E');
    }

    /// <summary>Reads any value.</summary>
    /// <exception cref="InvalidDataException">There is none, or it goes too deep.</exception>
    public void Skip() => Skip(MaxDepth);

    private void Skip(int depth)
    {
        if (depth == 0)
            throw new InvalidDataException($"its header nests values more than {MaxDepth} deep.");
        switch (Peek())
        {
            case (byte)'{':
                _at++;
                for (int members = 0; ReadNext('}', ref members);)
                {
                    ReadString();
                    Read(':');
                    Skip(depth - 1);
                }
                break;
            case (byte)'[':
                _at++;
                for (int elements = 0; ReadNext(']', ref elements);)
                    Skip(depth - 1);
                break;
            case (byte)'"':
                ReadString();
                break;
            case (byte)'t':
                SkipWord("true"u8);
                break;
            case (byte)'f':
                SkipWord("false"u8);
                break;
            case (byte)'n':
                SkipWord("null"u8);
                break;
            default:
                SkipNumber();
                break;
        }
    }

    /// <summary>Checks that nothing follows.</summary>
    /// <exception cref="InvalidDataException">Something does.</exception>
    public void ReadEnd()
    {
        Peek();
        if (_at < _json.Length)
            throw Unexpected();
    }

    private readonly byte Current => _at < _json.Length ? _json[_at] : (byte)0;

    private void SkipWord(ReadOnlySpan<byte> word)
    {
        if (!_json[_at..].StartsWith(word))
            throw Unexpected();
        _at += word.Length;
    }

    /// <summary>-? (0 | [1-9] [0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?</summary>
    private void SkipNumber()
    {
        if (Current == '-')
            _at++;
        if (Current == '0')
            _at++;
        else
            SkipDigits();
        if (Current == '.')
        {
            _at++;
            SkipDigits();
        }
        if (Current is (byte)'e' or (byte)'E')
        {
            _at++;
            if (Current is (byte)'+' or (byte)'-')
                _at++;
            SkipDigits();
        }
    }

    private void SkipDigits()
    {
        int start = _at;
        while (Current is >= (byte)'0' and <= (byte)'9')
            _at++;
        if (_at == start)
            throw Unexpected();
    }

    private readonly InvalidDataException Unexpected() => new(
        _at < _json.Length ? $"its header is not JSON: byte {_at} is not what must follow." : $"its header is not JSON: it ends within a value, after {_at} bytes.");
}
