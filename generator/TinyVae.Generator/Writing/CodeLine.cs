namespace TinyVae.Generator.Writing;

/// <summary>A pair of brackets that no other stands around, and the commas between what it holds.</summary>
internal readonly record struct BracketGroup(int Open, int Close, IReadOnlyList<int> Separators)
{
    public int Length => Close - Open;
}

/// <summary>Where a line of code can be broken. What stands in literals is not looked at.</summary>
internal sealed class CodeLine
{
    private readonly Stack<(int Open, List<int> Separators)> _open = new();
    private readonly string _line;

    public CodeLine(string line)
    {
        _line = line;
        for (int i = 0; i < line.Length && CommentAt is null; i++)
        {
            if (line[i] is '"' or '\'')
                i = EndOfLiteral(i);
            else
                Look(i);
        }
    }

    /// <summary>A comment behind the code.</summary>
    public int? CommentAt { get; private set; }

    /// <summary>The arrow of an expression-bodied member.</summary>
    public int? ArrowAt { get; private set; }

    /// <summary>What is assigned.</summary>
    public int? AssignmentAt { get; private set; }

    /// <summary>The longest group of the line.</summary>
    public BracketGroup? Widest { get; private set; }

    private void Look(int i)
    {
        char letter = _line[i];
        if (letter == '/' && Follows(i, '/'))
            CommentAt = i;
        else if (letter is '(' or '{' or '[')
            _open.Push((i, []));
        else if (letter is ')' or '}' or ']' && _open.Count > 0)
            Close(i);
        else if (letter == ',' && _open.Count > 0)
            _open.Peek().Separators.Add(i);
        else if (letter == '=' && _open.Count == 0)
            LookAtEquals(i);
    }

    private void LookAtEquals(int i)
    {
        if (Follows(i, '>'))
            ArrowAt ??= i == 0 ? null : i; // a line that begins with it was broken there
        else if (i > 0 && _line[i - 1] == ' ' && Follows(i, ' '))
            AssignmentAt ??= i + 1;
    }

    private void Close(int i)
    {
        (int open, List<int> separators) = _open.Pop();
        if (_open.Count == 0 && i - open > 1 && !(Widest?.Length >= i - open))
            Widest = new(open, i, separators);
    }

    private bool Follows(int i, char next) => i + 1 < _line.Length && _line[i + 1] == next;

    private int EndOfLiteral(int start)
    {
        int end = start + 1;
        while (end < _line.Length && _line[end] != _line[start])
            end += _line[end] == '\\' ? 2 : 1;
        return end;
    }
}
