using TinyVae.Generator.Columns;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Rows;

/// <summary>A model's calls in rows of a type: they become floats, the call in floats is made, and what it gives becomes rows.</summary>
/// <param name="row">The type of a row.</param>
/// <param name="rowSize">The constant that counts the floats of a row.</param>
internal sealed class RowCallEmitter(RowModel row, string rowSize)
{
    private const string Elbo = "global::TinyVae.Elbo";
    private const string Result = "global::System.Span<float>";

    private readonly string _rows = RowCalls.ReadOnly(row);
    private readonly string _made = RowCalls.Span(row);

    /// <summary>What the model holds for them.</summary>
    public void EmitBuffer(SourceWriter writer) => writer.Write($"""
        /// <summary>The floats of rows, for one call at a time: room for a batch, and more once a call has more.</summary>
        private readonly global::TinyVae.Kernels.RowBuffer _rows = new(BatchSize * {rowSize});

        """);

    public void EmitCalls(SourceWriter writer)
    {
        Read(writer, "void", "FitScaling", "", "");
        Read(writer, "void", "Encode", $", {Result} mean, {Result} logVariance", ", mean, logVariance");
        Read(writer, "void", "Encode", $", {Result} mean", ", mean");
        Read(writer, Elbo, "Evaluate", ", ulong seed", ", seed");
        Read(writer, "void", "Evaluate", $", ulong seed, {Result} result", ", seed, result");
        Read(writer, "void", "Explain", $", ulong seed, {Result} result", ", seed, result");
        Read(writer, "void", "LogLikelihood", $", int samples, {Result} result, ulong seed = 0", ", samples, result, seed");
        Read(writer, "void", "ReconstructionProbability", $", int samples, {Result} result, ulong seed = 0", ", samples, result, seed");
        Read(writer, "void", "LatentStatistics", ", global::System.Span<global::TinyVae.LatentUnit> result", ", result");
        EmitDecode(writer);
        Make(writer, "Reconstruct", $"{_rows} rows, ", "", "rows", $"(rows.Length * {rowSize})", "x, made");
        Make(writer, "ReconstructSample", $"{_rows} rows, ", ", ulong seed", "rows", $"(rows.Length * {rowSize})", "x, made, seed");
        Make(writer, "Interpolate", $"{row.Type} a, {row.Type} b, ", "", "[a, b]", $"(2 * {rowSize})", $"x[..{rowSize}], x[{rowSize}..], made");
        Make(writer, "Traverse", $"{row.Type} row, int unit, float from, float to, ", "", "[row]", rowSize, "x, unit, from, to, made");
        InPlace(writer, "Generate", "ulong seed", "seed", readsAll: false);
        InPlace(writer, "Sample", "ulong seed", "seed", readsAll: false);
        InPlace(writer, "Impute", $"ulong seed, int samples = {ColumnsEmitter.ImputationSamples}", "seed, samples", readsAll: true);
        if (row.Cells.Any(cell => cell.IsCondition))
            return;
        New(writer, "Generate");
        New(writer, "Sample");
    }

    /// <summary>A trainer's.</summary>
    public void EmitTraining(SourceWriter writer)
    {
        EmitBuffer(writer);
        Emit("Step", "", "");
        Emit("Gradients", $", {Result} gradients", ", gradients");

        void Emit(string name, string parameters, string arguments)
        {
            writer.Write($"/// <inheritdoc cref=\"global::TinyVae.IVaeTrainer.{name}({(parameters.Length == 0 ? "global::System.ReadOnlySpan{float}" : "global::System.ReadOnlySpan{float}, global::System.Span{float}")})\"/>");
            writer.Write("/// <param name=\"rows\">1 to BatchSize rows.</param>");
            if (parameters.Length > 0)
                writer.Write("/// <param name=\"gradients\">As long as the model's parameters and in their layout; overwritten.</param>");
            using (writer.Member($"public {Elbo} {name}({_rows} rows{parameters})"))
            {
                writer.Write($"""
                    using var batch = _rows.Rent(rows.Length, {rowSize});
                    EncodeRows(rows, batch.Floats);
                    return {name}(batch.Floats{arguments});
                    """);
            }
        }
    }

    /// <summary>A call that reads rows and gives numbers.</summary>
    private void Read(SourceWriter writer, string type, string name, string parameters, string arguments)
    {
        Document(writer, name);
        using (writer.Member($"public {type} {name}({_rows} rows{parameters})"))
        {
            writer.Write($"""
                using var x = _rows.Rent(rows.Length, {rowSize});
                EncodeRows(rows, x.Floats);
                {(type == "void" ? "" : "return ")}{name}(x.Floats{arguments});
                """);
        }
    }

    private void EmitDecode(SourceWriter writer)
    {
        Document(writer, "Decode");
        using (writer.Member($"public void Decode(global::System.ReadOnlySpan<float> z, {_made} result)"))
        {
            writer.Write("""
                using var made = _rows.Rent(result.Length, InputSize);
                Decode(z, made.Floats);
                DecodeRows(made.Floats, InputSize, result);
                """);
        }
    }

    /// <summary>A call that reads rows and gives rows of other memory.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The call.</param>
    /// <param name="before">Its parameters before the rows that it gives.</param>
    /// <param name="after">Its parameters behind them.</param>
    /// <param name="source">The rows that it reads.</param>
    /// <param name="floats">How many floats those are.</param>
    /// <param name="arguments">What the call in floats is given: they are x, and those that it gives made.</param>
    private void Make(SourceWriter writer, string name, string before, string after, string source, string floats, string arguments)
    {
        Document(writer, name);
        using (writer.Member($"public void {name}({before}{_made} result{after})"))
        {
            writer.Write($"""
                using var rented = _rows.Rent(1, {floats} + result.Length * InputSize);
                global::System.Span<float> x = rented.Floats[..{floats}];
                global::System.Span<float> made = rented.Floats[{floats}..];
                EncodeRows({source}, x);
                {name}({arguments});
                DecodeRows(made, InputSize, result);
                """);
        }
    }

    /// <summary>A call that writes into the rows given.</summary>
    private void InPlace(SourceWriter writer, string name, string parameters, string arguments, bool readsAll)
    {
        Document(writer, name);
        using (writer.Member($"public void {name}({_made} rows, {parameters})"))
        {
            writer.Write($"using var x = _rows.Rent(rows.Length, {rowSize});");
            if (readsAll || row.Cells.Any(cell => cell.IsCondition))
                writer.Write("EncodeRows(rows, x.Floats);");
            writer.Write($"""
                {name}(x.Floats, {arguments});
                DecodeRows(x.Floats, {rowSize}, rows);
                """);
        }
    }

    private void New(SourceWriter writer, string name)
    {
        writer.Write($"""
            /// <summary>New rows, as <see cref="{name}({_made.Replace('<', '{').Replace('>', '}')}, ulong)"/> makes them.</summary>
            /// <param name="count">How many.</param>
            /// <param name="seed">Key of the draws.</param>
            """);
        using (writer.Member($"public {row.Type}[] {name}(int count, ulong seed)"))
        {
            writer.Write($"""
                {row.Type}[] rows = new {row.Type}[count];
                {name}((global::System.Span<{row.Type}>)rows, seed);
                return rows;
                """);
        }
    }

    private static void Document(SourceWriter writer, string name) => writer.Write($"/// <summary><c>{name}</c> in rows of the type.</summary>");
}
