using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace TinyVae.Generator.Writing;

/// <summary>
/// Code with holes, as an interpolated string. The lines of what fills a hole are indented as the line is that the hole stands in; a line
/// of holes alone, all of them empty, is left out.
/// </summary>
[InterpolatedStringHandler]
internal struct Template(int literalLength, int formattedCount)
{
    private const int UsualLengthOfHole = 16;

    private readonly StringBuilder _text = new(literalLength + formattedCount * UsualLengthOfHole);
    private int _lineStart;
    private bool _lineHasEmptyHole;

    private readonly bool IsLineLeftOut => _lineHasEmptyHole && IndentOfLine == _text.Length - _lineStart;

    private readonly int IndentOfLine
    {
        get
        {
            int indent = 0;
            while (_lineStart + indent < _text.Length && _text[_lineStart + indent] == ' ')
                indent++;
            return indent;
        }
    }

    public void AppendLiteral(string literal) => AppendLines(literal, indent: 0);

    public void AppendFormatted(int value) => _text.Append(value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(long value) => _text.Append(value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted<TEnum>(TEnum name)
        where TEnum : struct, Enum
        => _text.Append(name);

    public void AppendFormatted(string? code)
    {
        if (string.IsNullOrEmpty(code))
        {
            _lineHasEmptyHole = true;
            return;
        }

        AppendLines(code!, code!.IndexOf('\n') >= 0 ? IndentOfLine : 0);
    }

    /// <summary>The code of a template that fills a hole of another.</summary>
    public static string Fill(Template code) => code.ToString();

    public override readonly string ToString() => IsLineLeftOut
        ? _text.ToString(0, Math.Max(0, _lineStart - 1))
        : _text.ToString();

    private void AppendLines(string code, int indent)
    {
        int start = 0;
        for (int end = code.IndexOf('\n'); end >= 0; end = code.IndexOf('\n', start))
        {
            _text.Append(code, start, end - start);
            EndLine();
            start = end + 1;
            if (start < code.Length && code[start] != '\n')
                _text.Append(' ', indent);
        }

        _text.Append(code, start, code.Length - start);
    }

    private void EndLine()
    {
        if (IsLineLeftOut)
            _text.Length = _lineStart;
        else
            _text.Append('\n');
        _lineStart = _text.Length;
        _lineHasEmptyHole = false;
    }
}
