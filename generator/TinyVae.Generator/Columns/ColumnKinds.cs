using TinyVae.Layout;

namespace TinyVae.Generator.Columns;

/// <summary>All kinds of columns.</summary>
internal static class ColumnKinds
{
    public static IReadOnlyList<ColumnDescriptor> All { get; } =
    [
        Number("real", "Real", RealColumnLengths.Parameters, RealColumnLengths.Uniforms),
        Number("positive", "Positive", RealColumnLengths.Parameters, RealColumnLengths.Uniforms),
        Number("student-t", "StudentT", StudentTColumnLengths.Parameters, StudentTColumnLengths.Uniforms),
        Number("count", "Count", CountColumnLengths.Parameters, CountColumnLengths.Uniforms),
        Number("poisson", "Poisson", PoissonColumnLengths.Parameters, PoissonColumnLengths.Uniforms),
        Number("binary", "Binary", BinaryColumnLengths.Parameters, BinaryColumnLengths.Uniforms) with { IsScaled = false },
        Categories("category", "Category", CategoryColumnLengths.Features, CategoryColumnLengths.Parameters, CategoryColumnLengths.Expectations, CategoryColumnLengths.Uniforms),
        Categories("ordinal", "Ordinal", OrdinalColumnLengths.Features, OrdinalColumnLengths.Parameters, OrdinalColumnLengths.Expectations, OrdinalColumnLengths.Uniforms),
    ];

    /// <summary>The kind of columns that were read.</summary>
    public static ColumnDescriptor Of(ColumnModel columns) => All.First(kind => kind.Name == columns.Kind);

    /// <summary>A number is read, and expected, as such.</summary>
    private static ColumnDescriptor Number(string name, string member, int parameters, int uniforms) =>
        new(name, member, IsScaled: true, uniforms, Features: _ => 1, Parameters: _ => parameters, Expectations: _ => 1);

    private static ColumnDescriptor Categories(
        string name, string member, Func<int, int> features, Func<int, int> parameters, Func<int, int> expectations, int uniforms) =>
        new(name, member, IsScaled: false, uniforms, features, parameters, expectations) { HasSize = true };
}
