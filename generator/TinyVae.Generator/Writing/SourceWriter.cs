using System.Text;

namespace TinyVae.Generator.Writing;

/// <summary>Text with indentation, lines ending in '\n' on every system.</summary>
internal sealed class SourceWriter
{
    private const int SpacesPerLevel = 4;

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

    /// <summary>A header and a pair of braces around what is written until the result is disposed of.</summary>
    public Scope Block(string header)
    {
        Write(header);
        Write("{");
        _level++;
        return new(this, blankLineAfter: false);
    }

    /// <summary>The same for a member, which a blank line separates from the next.</summary>
    public Scope Member(string header)
    {
        _ = Block(header);
        return new(this, blankLineAfter: true);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Scope(SourceWriter writer, bool blankLineAfter) : IDisposable
    {
        public void Dispose()
        {
            writer._level--;
            writer.Write("}");
            if (blankLineAfter)
                writer.BlankLine();
        }
    }
}
