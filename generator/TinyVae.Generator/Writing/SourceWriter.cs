using System.Text;

namespace TinyVae.Generator.Writing;

/// <summary>Text with indentation, lines ending in '\n' on every system.</summary>
internal sealed class SourceWriter
{
    private const int SpacesPerLevel = 4;
    private const int Columns = 140;

    private readonly StringBuilder _text = new();
    private int _level;

    /// <summary>One or more lines, each indented to the current level.</summary>
    public void Write(string lines)
    {
        foreach (string line in lines.Replace("\r\n", "\n").Split('\n'))
        {
            if (line.Length > 0)
                _text.Append(' ', _level * SpacesPerLevel).Append(line);
            _text.Append('\n');
        }
    }

    public void BlankLine() => _text.Append('\n');

    /// <summary>A call and what follows it: on one line where that fits, otherwise an argument a line.</summary>
    public void Call(string callee, IReadOnlyList<string> arguments, string end)
    {
        string line = $"{callee}({string.Join(", ", arguments)}){end}";
        Write((_level * SpacesPerLevel) + line.Length <= Columns ? line : $"{callee}(\n    {string.Join(",\n    ", arguments)}){end}");
    }

    /// <summary>A header and a pair of braces, or what else stands for them, around what is written until the result is disposed of.</summary>
    public Scope Block(string header, string open = "{", string close = "}")
    {
        Write(header);
        Write(open);
        _level++;
        return new(this, close, blankLineAfter: false);
    }

    /// <summary>The same for a member, which a blank line separates from the next.</summary>
    public Scope Member(string header)
    {
        _ = Block(header);
        return new(this, "}", blankLineAfter: true);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Scope(SourceWriter writer, string close, bool blankLineAfter) : IDisposable
    {
        public void Dispose()
        {
            writer._level--;
            writer.Write(close);
            if (blankLineAfter)
                writer.BlankLine();
        }
    }
}
