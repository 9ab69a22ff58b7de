using TinyVae.Tests.Reference;

namespace TinyVae.Tests.Generated;

/// <summary>Random rows of columns.</summary>
internal static class ColumnDraws
{
    /// <summary>Rows of cells that their columns can have, a fifth of those that may be missing missing.</summary>
    public static float[] Rows(Random random, int rows, IReadOnlyList<ReferenceColumn> columns) =>
        [.. Enumerable.Range(0, rows).SelectMany(_ => columns.Select((column, i) => column.MayBeMissing && random.Next(5) == 0 ? float.NaN : Cell(random, column, i)))];

    private static float Cell(Random random, ReferenceColumn column, int place)
    {
        float normal = Draws.Normal(random, 1)[0];
        return column switch
        {
            ReferencePositiveColumn => MathF.Exp(1 + (0.75f * normal)),
            ReferenceRealColumn or ReferenceStudentTColumn => (10 * place) + (2.5f * normal),
            ReferenceCountingColumn => MathF.Floor(MathF.Exp(1 + normal)),
            ReferenceBinaryColumn => random.Next(2),
            ReferenceChoiceColumn choice => random.Next(choice.Categories),
            _ => throw new ArgumentException($"No cells of {column.GetType()} are known.", nameof(column)),
        };
    }
}
