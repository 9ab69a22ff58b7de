using Microsoft.CodeAnalysis.Text;

namespace TinyVae.Generator.Tests.Harness;

/// <summary>Source text with the places where a diagnostic is expected between <c>[|</c> and <c>|]</c>.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<TextSpan> Marks)
{
    private const string Open = "[|";
    private const string Close = "|]";

    public static MarkedSource Parse(string marked)
    {
        List<TextSpan> marks = [];
        for (int start = marked.IndexOf(Open, StringComparison.Ordinal); start >= 0; start = marked.IndexOf(Open, StringComparison.Ordinal))
        {
            int end = marked.IndexOf(Close, start, StringComparison.Ordinal) - Open.Length;
            marked = marked.Remove(start, Open.Length).Remove(end, Close.Length);
            marks.Add(TextSpan.FromBounds(start, end));
        }

        return new MarkedSource(marked, marks);
    }
}
