using TinyVae.Generator.Collections;
using TinyVae.Layout;

namespace TinyVae.Generator.Columns;

/// <summary>What the columns of a row take, all together.</summary>
/// <param name="Columns">The columns, as many at a time as are alike; none where the input is of one kind.</param>
internal sealed record ColumnTable(EquatableArray<ColumnModel> Columns)
{
    /// <summary>The generated type that lists the columns.</summary>
    public const string TypeName = "Table";

    public bool AreDeclared => Columns.Count > 0;

    /// <summary>Columns of a row.</summary>
    public int Count => Sum(_ => 1);

    /// <summary>Floats that the encoder reads of the cells.</summary>
    public int FeaturesOfCells => Sum(column => ColumnKinds.Of(column).Features(column.Size));

    /// <summary>Floats that the encoder reads: that, and one for each column of which a cell may be missing.</summary>
    public int Features => FeaturesOfCells + Sum(column => column.MayBeMissing ? 1 : 0);

    /// <summary>Floats that the decoder gives.</summary>
    public int Parameters => Sum(column => ColumnKinds.Of(column).Parameters(column.Size));

    /// <summary>Floats of what is expected of all cells.</summary>
    public int Expectations => Sum(column => ColumnKinds.Of(column).Expectations(column.Size));

    /// <summary>The most lines that a pass over the columns writes besides cells and parameters.</summary>
    public int Others => Math.Max(Features, Columns.Max(column => ColumnKinds.Of(column).Expectations(column.Size)));

    /// <summary>Uniform numbers that a draw of a row takes.</summary>
    public int Uniforms => Sum(column => ColumnKinds.Of(column).Uniforms);

    /// <summary>Whether a column is scaled.</summary>
    public bool NeedScaling => Columns.Any(column => ColumnKinds.Of(column).IsScaled);

    /// <summary>Floats of the scales, behind the parameters.</summary>
    public long ScalingLength => AreDeclared ? ColumnScalingLengths.Floats(Count) : 0;

    /// <summary>Floats of those that files have as tensors.</summary>
    public long TensorLength => ColumnScalingLengths.Tensors * (long)ColumnScalingLengths.Number(Count);

    /// <summary>Floats that a step works in.</summary>
    public long TrainingScratch => ColumnScratchLengths.OfTraining(Count, Parameters, Others);

    /// <summary>Floats that inference works in.</summary>
    public long InferenceScratch => ColumnScratchLengths.OfInference(Count, Parameters, Others, Uniforms, Expectations);

    /// <summary>How many there are of each kind, in words.</summary>
    public string Words => string.Join(", ", Columns
        .GroupBy(column => column.Kind)
        .Select(kind => $"{kind.Sum(column => column.Count)} {kind.Key}"));

    private int Sum(Func<ColumnModel, int> ofEach) => Columns.Sum(column => column.Count * ofEach(column));
}
