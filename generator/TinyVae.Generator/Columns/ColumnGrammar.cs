using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Text;

namespace TinyVae.Generator.Columns;

/// <summary>
/// Columns that are alike: the kind, then how many there are, or, of categories, how many the column has; and whether a cell may be missing:
/// <c>real 3</c>, <c>category 5 missing</c>.
/// </summary>
internal static class ColumnGrammar
{
    /// <summary>The word for cells that may be missing.</summary>
    public const string Missing = "missing";

    /// <summary>A category alone is no choice.</summary>
    public const int LeastCategories = 2;

    /// <summary>More would only be a mistake: each has a parameter of its own for every row.</summary>
    public const int MostCategories = 4096;

    /// <summary>Code is generated for each.</summary>
    private const int MostColumns = 4096;

    private static readonly KindGrammar<ColumnModel> Grammar = new(
        "column",
        Rules.UnreadableColumn,
        ColumnKinds.All.ToDictionary<ColumnDescriptor, string, Func<KindText, Parsed<ColumnModel>>>(kind => kind.Name, kind => text => Parse(text, kind)));

    public static Parsed<ColumnModel> Parse(string text) => Grammar.Parse(text);

    private static Parsed<ColumnModel> Parse(KindText text, ColumnDescriptor kind)
    {
        IReadOnlyList<Word> words = text.Words;
        bool mayBeMissing = words.Count > 0 && words[words.Count - 1].Text == Missing;
        int count = words.Count - (mayBeMissing ? 1 : 0);
        if (count > 1)
            return text.Unreadable(words[1], $"nothing but '{Missing}' can follow the number, but '{Excerpt.Of(words[1].Text)}' does");
        if (count == 0)
        {
            return kind.HasSize
                ? text.Unreadable(text.Kind, "the number of its categories is missing")
                : new ColumnModel(kind.Name, 1, 0, mayBeMissing);
        }

        string noun = kind.HasSize ? "categories" : "columns";
        if (Size.Read(words[0].Text) is not { } number)
            return text.Unreadable(words[0], $"'{Excerpt.Of(words[0].Text)}' is not a number of {noun}");
        (int least, int most) = kind.HasSize ? (LeastCategories, MostCategories) : (1, MostColumns);
        if (number < least || number > most)
            return new GrammarProblem(Rules.SizeOutOfRange, words[0], $"The number of {noun} of \"{kind.Name}\"", least, most, Excerpt.Of(words[0].Text));
        return kind.HasSize
            ? new ColumnModel(kind.Name, 1, (int)number, mayBeMissing)
            : new ColumnModel(kind.Name, (int)number, 0, mayBeMissing);
    }
}
