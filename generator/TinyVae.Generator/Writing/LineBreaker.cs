using System.Text.RegularExpressions;

namespace TinyVae.Generator.Writing;

/// <summary>
/// Breaks a line of code that is too long where a person would: before the body of an expression-bodied member, then between arguments,
/// all on one line if they fit and one a line if not; a comment between words, and before the code that it stands behind.
/// </summary>
/// <param name="mostColumns">Columns that a line may have.</param>
internal sealed class LineBreaker(int mostColumns)
{
    private const string Step = "    ";

    private static readonly Regex Element = new(@"^/// (<(summary|param|exception|remarks)[^>]*>)(.*)(</\2>)$");
    private static readonly Regex Literal = new("""^"(.*)"(;?)$""");

    /// <summary>The line in as many as it needs, each indented relative to where it began.</summary>
    /// <param name="line">Without indentation.</param>
    /// <param name="column">Where it begins.</param>
    public IEnumerable<string> Break(string line, int column)
    {
        if (column + line.Length <= mostColumns)
            return [line];
        if (line.StartsWith("//", StringComparison.Ordinal))
            return BreakComment(line, column);
        var code = new CodeLine(line);
        if (code.CommentAt is { } comment)
            return [.. Break(line.Substring(comment), column), .. Break(line.Substring(0, comment).TrimEnd(), column)];
        if (code.ArrowAt is { } arrow)
            return [.. Break(line.Substring(0, arrow).TrimEnd(), column), .. Indented(line.Substring(arrow), column)];
        if (code.Widest is { } group)
            return BreakGroup(line, group, column);
        return code.AssignmentAt is { } assignment
            ? [line.Substring(0, assignment).TrimEnd(), .. Indented(line.Substring(assignment).TrimStart(), column)]
            : BreakLiteral(line, column);
    }

    private IEnumerable<string> Indented(string line, int column) => Break(line, column + Step.Length).Select(part => Step + part);

    private IEnumerable<string> BreakGroup(string line, BracketGroup group, int column)
    {
        string head = line.Substring(0, group.Open + 1);
        string tail = line.Substring(group.Close);
        string inside = line.Substring(group.Open + 1, group.Close - group.Open - 1);
        bool isSpaced = inside.StartsWith(" ", StringComparison.Ordinal); // { A = a }
        string arguments = inside.Trim() + (isSpaced ? " " : "") + tail;
        yield return head;
        if (column + Step.Length + arguments.Length <= mostColumns || group.Separators.Count == 0)
        {
            foreach (string part in Indented(arguments, column))
                yield return part;
            yield break;
        }

        int start = group.Open + 1;
        foreach (int separator in group.Separators)
        {
            foreach (string part in Indented(line.Substring(start, separator + 1 - start).Trim(), column))
                yield return part;
            start = separator + 1;
        }

        foreach (string part in Indented(line.Substring(start, group.Close - start).Trim() + (isSpaced ? " " : "") + tail, column))
            yield return part;
    }

    /// <summary>A comment of one line; of documentation, its tags on lines of their own.</summary>
    private IEnumerable<string> BreakComment(string line, int column)
    {
        Match element = Element.Match(line);
        if (!element.Success)
            return Words(line, line.StartsWith("///", StringComparison.Ordinal) ? "/// " : "// ", column);
        return [$"/// {element.Groups[1].Value}", .. Words(element.Groups[3].Value, "/// ", column), $"/// {element.Groups[4].Value}"];
    }

    private IEnumerable<string> Words(string text, string prefix, int column)
    {
        string line = "";
        foreach (string word in WordsOf(text.TrimStart('/')))
        {
            if (line.Length > 0 && column + prefix.Length + line.Length + 1 + word.Length > mostColumns)
            {
                yield return prefix + line;
                line = "";
            }

            line += line.Length == 0 ? word : $" {word}";
        }

        yield return prefix + line;
    }

    /// <summary>What stands between spaces; a tag is one word with all that it holds.</summary>
    private static IEnumerable<string> WordsOf(string text)
    {
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '<')
                i = Math.Max(i, text.IndexOf('>', i));
            if (i < text.Length && text[i] != ' ')
                continue;
            if (i > start)
                yield return text.Substring(start, i - start);
            start = i + 1;
        }
    }

    /// <summary>A literal that is too long by itself is put together of several.</summary>
    private IEnumerable<string> BreakLiteral(string line, int column)
    {
        Match literal = Literal.Match(line);
        if (!literal.Success)
            return [line]; // a name of the user's, say
        string[] parts = [.. Words(literal.Groups[1].Value, "", column + "\" \" +".Length)];
        return parts.Select((part, i) => i < parts.Length - 1 ? $"\"{part} \" +" : $"\"{part}\"{literal.Groups[2].Value}");
    }
}
