using TinyVae.Layout;

namespace TinyVae.Generator.Columns;

/// <summary>All kinds of columns.</summary>
internal static class ColumnKinds
{
    public static IReadOnlyList<ColumnDescriptor> All { get; } =
    [
        Number("real", "Real", RealColumnLengths.Uniforms, RealColumnLengths.Features, RealColumnLengths.Parameters, RealColumnLengths.Expectations),
        Number("positive", "Positive", RealColumnLengths.Uniforms, RealColumnLengths.Features, RealColumnLengths.Parameters, RealColumnLengths.Expectations),
        Number("student-t", "StudentT", StudentTColumnLengths.Uniforms, StudentTColumnLengths.Features, StudentTColumnLengths.Parameters, StudentTColumnLengths.Expectations),
        Number("count", "Count", CountColumnLengths.Uniforms, CountColumnLengths.Features, CountColumnLengths.Parameters, CountColumnLengths.Expectations),
        Number("poisson", "Poisson", PoissonColumnLengths.Uniforms, PoissonColumnLengths.Features, PoissonColumnLengths.Parameters, PoissonColumnLengths.Expectations),
        Number("binary", "Binary", BinaryColumnLengths.Uniforms, BinaryColumnLengths.Features, BinaryColumnLengths.Parameters, BinaryColumnLengths.Expectations) with { IsScaled = false },
        Categories("category", "Category", CategoryColumnLengths.Uniforms, CategoryColumnLengths.Features, CategoryColumnLengths.Parameters, CategoryColumnLengths.Expectations),
        Categories("ordinal", "Ordinal", OrdinalColumnLengths.Uniforms, OrdinalColumnLengths.Features, OrdinalColumnLengths.Parameters, OrdinalColumnLengths.Expectations),
    ];

    /// <summary>The names, in words.</summary>
    public static string List { get; } = string.Join(", ", All.Select(kind => kind.Name));

    /// <summary>The kind of a name; null for none.</summary>
    public static ColumnDescriptor? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The kind of columns that were read.</summary>
    public static ColumnDescriptor Of(ColumnModel columns) => All.First(kind => kind.Name == columns.Kind);

    private static ColumnDescriptor Number(string name, string member, int uniforms, int features, int parameters, int expectations) =>
        new(name, member, IsScaled: true, uniforms, _ => features, _ => parameters, _ => expectations);

    private static ColumnDescriptor Categories(
        string name, string member, int uniforms, Func<int, int> features, Func<int, int> parameters, Func<int, int> expectations) =>
        new(name, member, IsScaled: false, uniforms, features, parameters, expectations) { HasSize = true };
}
