namespace TinyVae.Tests.Reference;

/// <summary>Rows whose columns are each of a kind of its own: the sum of the log-densities of the cells that are not missing.</summary>
/// <param name="columns">The columns of a row.</param>
internal sealed class ReferenceColumns(IReadOnlyList<ReferenceColumn> columns) : ReferenceLikelihood
{
    public IReadOnlyList<ReferenceColumn> Columns => columns;

    public override IReadOnlyList<string> Heads => ["likelihood.columns"];

    /// <summary>Raw parameters of a row.</summary>
    public int Parameters => columns.Sum(column => column.Parameters);

    /// <summary>What a declaration's entries say.</summary>
    public static ReferenceColumns Of(VaeAttribute vae) =>
        new([.. vae.Columns!.SelectMany(text => ReferenceColumn.Parse(text, vae.Missing))]);

    /// <summary>Scales the columns by what is there of some rows, as single precision keeps it.</summary>
    public void Fit(double[][] rows)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            double[] values = [.. rows.Where(row => !double.IsNaN(row[i])).Select(row => columns[i].Scaled(row[i])).OfType<double>()];
            var scale = ReferenceScale.Of(values);
            columns[i].Scale = new ReferenceScale((float)scale.Mean, (float)scale.Fitted);
        }
    }

    /// <summary>The features of each cell, 0 where it is missing; then, for each column of which one may be, whether it is.</summary>
    public override double[] Read(double[] x) =>
    [
        .. columns.SelectMany((column, i) => double.IsNaN(x[i]) ? new double[column.Encode(1).Length] : column.Encode(x[i])),
        .. columns.Select((column, i) => (column.MayBeMissing, IsMissing: double.IsNaN(x[i]) ? 1.0 : 0)).Where(pair => pair.MayBeMissing).Select(pair => pair.IsMissing),
    ];

    public override double[] Mean(IReadOnlyList<double[]> heads) =>
        [.. Expect(heads).Select((expectations, i) => columns[i].Decide(expectations))];

    /// <summary>What is expected of each cell.</summary>
    public double[][] Expect(IReadOnlyList<double[]> heads) => [.. Split(heads[0]).Select((raw, i) => columns[i].Expect(raw))];

    /// <summary>log p of each cell, 0 of one that is missing.</summary>
    public double[] LogDensities(double[] x, IReadOnlyList<double[]> heads) =>
        [.. Split(heads[0]).Select((raw, i) => double.IsNaN(x[i]) ? 0 : columns[i].LogDensity(x[i], raw))];

    public override double LogDensity(double[] x, IReadOnlyList<double[]> heads) => LogDensities(x, heads).Sum();

    public override double[][] LogDensityGradient(double[] x, IReadOnlyList<double[]> heads) =>
        [[.. Split(heads[0]).SelectMany((raw, i) => double.IsNaN(x[i]) ? new double[raw.Length] : columns[i].LogDensityGradient(x[i], raw))]];

    private IEnumerable<double[]> Split(double[] parameters)
    {
        int start = 0;
        foreach (ReferenceColumn column in columns)
        {
            yield return parameters[start..(start + column.Parameters)];
            start += column.Parameters;
        }
    }
}
