using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Columns;

/// <summary>The columns in generated code: what they are, and where the encoder reads them.</summary>
internal static class ColumnsEmitter
{
    /// <summary>Draws of z for a row that is imputed, unless a call says otherwise.</summary>
    public const int ImputationSamples = 100;

    public static void Emit(SourceWriter writer, ReadColumns read)
    {
        RowSet rows = read.Features.Rows;
        writer.Write($"Columns<{ColumnTable.TypeName}>.Encode<TLanes>({read.X.Ref}, ref Model.At({read.Scaling}), {read.Features.Ref}, ref scratch, {rows.Stride}, {rows.Count});");
    }

    /// <summary>The same at inference.</summary>
    public static void EmitInference(SourceWriter writer, ReadColumns read) => writer.Write(
        $"Columns<{ColumnTable.TypeName}>.Encode<TLanes>(ref inference.At(Inference.{read.X.Buffer}), ref model.At({read.Scaling}), ref inference.At(Inference.{read.Features.Buffer}), ref inference.At(Inference.Scratch), Inference.Stride, rows);");

    /// <summary>The scales of the columns, as a value.</summary>
    public static string Scaling(ColumnTable columns, string arena, long offset) => $"ColumnScaling(ref {arena}.At({offset}), {columns.Count})";

    public static void EmitTable(SourceWriter writer, ColumnTable columns)
    {
        writer.BlankLine();
        writer.Write("/// <summary>The columns of a row.</summary>");
        using (writer.Block($"file readonly struct {ColumnTable.TypeName} : IColumnTable"))
        {
            writer.Write($"""
                public static int Count => {columns.Count};
                public static int FeaturesOfCells => {columns.FeaturesOfCells};
                public static int Features => {columns.Features};
                public static int Parameters => {columns.Parameters};
                public static int Expectations => {columns.Expectations};
                public static int Others => {columns.Others};
                public static int Uniforms => {columns.Uniforms};

                """);
            if (columns.Columns.Any(column => column.Name is not null))
            {
                IEnumerable<string> names = columns.Columns.Select((column, i) => $"{i} => \"{column.Name}\"");
                writer.Write($"public static string NameOf(int column) => column switch {{ {string.Join(", ", names)}, _ => \"\" }};");
                writer.BlankLine();
            }

            using (writer.Block($"{Fragments.Hot}\npublic static void Visit<TPass>(ref TPass pass)\n    where TPass : struct, IColumnPass, allows ref struct"))
            {
                foreach (ColumnModel column in columns.Columns)
                    writer.Write($"pass.Take<{ColumnKinds.Of(column).Member}Column>({column.Count}, {column.Size}, mayBeMissing: {(column.MayBeMissing ? "true" : "false")});");
            }
        }
    }
}
