using System.Text;

namespace TinyVae.Generator.Writing;

/// <summary>Lines of code with indentation, none longer than a reader's window, ending in '\n' on every system.</summary>
/// <param name="column">Where the text will begin in the file, where it is a part of one.</param>
internal sealed class SourceWriter(int column = 0)
{
    /// <summary>Columns that a line may have.</summary>
    public const int MostColumns = 140;

    private const int SpacesPerLevel = 4;

    private readonly StringBuilder _text = new();
    private readonly LineBreaker _breaker = new(MostColumns - column);
    private int _level;

    private int Column => _level * SpacesPerLevel;

    /// <summary>For what is known before what stands above it: a text of its own, to be written here.</summary>
    public SourceWriter Part() => new(column + Column);

    /// <summary>One or more lines, each indented to the current level, and broken where it is too long.</summary>
    public void Write(string lines)
    {
        for (int start = 0, end; start <= lines.Length; start = end + 1)
        {
            end = lines.IndexOf('\n', start);
            if (end < 0)
                end = lines.Length;
            WriteLine(lines, start, end > start && lines[end - 1] == '\r' ? end - 1 : end);
        }
    }

    /// <summary>The same of code with holes.</summary>
    public void Write(Template code) => Write(code.ToString());

    public void BlankLine() => _text.Append('\n');

    /// <summary>A header and a pair of braces, or what else stands for them, around what is written until the result is disposed of.</summary>
    public Scope Block(string header, string open = "{", string close = "}")
    {
        Write(header);
        Write(open);
        _level++;
        return new(this, close, blankLineAfter: false);
    }

    /// <summary>What is done so many times; once, it stands without a loop, and without the variable.</summary>
    /// <param name="variable">What counts.</param>
    /// <param name="limit">How many times, in code.</param>
    /// <param name="times">The same as a number.</param>
    public Scope? Loop(string variable, string limit, int times) =>
        times == 1 ? null : Block($"for (int {variable} = 0; {variable} < {limit}; {variable}++)");

    /// <summary>The same as <see cref="Block"/> for a member, which a blank line separates from the next.</summary>
    public Scope Member(string header)
    {
        _ = Block(header);
        return new(this, "}", blankLineAfter: true);
    }

    public override string ToString() => _text.ToString();

    private void WriteLine(string lines, int start, int end)
    {
        int code = start;
        while (code < end && lines[code] == ' ')
            code++;
        if (code == end)
            BlankLine();
        else if (Column + end - start <= MostColumns - column)
            _text.Append(' ', Column).Append(lines, start, end - start).Append('\n');
        else
            WriteBroken(lines.Substring(code, end - code), Column + code - start);
    }

    private void WriteBroken(string code, int at)
    {
        foreach (string part in _breaker.Break(code, at))
            _text.Append(' ', at).Append(part).Append('\n');
    }

    private void Close(string close)
    {
        while (_text.Length > 1 && _text[_text.Length - 1] == '\n' && _text[_text.Length - 2] == '\n')
            _text.Length--; // no blank line before a brace
        _level--;
        Write(close);
    }

    internal readonly struct Scope(SourceWriter writer, string close, bool blankLineAfter) : IDisposable
    {
        public void Dispose()
        {
            writer.Close(close);
            if (blankLineAfter)
                writer.BlankLine();
        }
    }
}
