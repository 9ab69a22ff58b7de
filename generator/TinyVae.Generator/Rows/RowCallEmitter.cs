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
        EmitMade(writer, "Decode", "global::System.ReadOnlySpan<float> z, ", "", "Decode(z, made);", reads: null);
        EmitMade(writer, "Reconstruct", $"{_rows} rows, ", "", "Reconstruct(x, made);", reads: "rows");
        EmitMade(writer, "ReconstructSample", $"{_rows} rows, ", ", ulong seed", "ReconstructSample(x, made, seed);", reads: "rows");
        EmitMade(writer, "Interpolate", $"{row.Type} a, {row.Type} b, ", "", $"Interpolate(x[..{rowSize}], x[{rowSize}..], made);", reads: "[a, b]");
        EmitMade(writer, "Traverse", $"{row.Type} row, int unit, float from, float to, ", "", "Traverse(x, unit, from, to, made);", reads: "[row]");
        InPlace(writer, "Generate", "ulong seed", "seed", readsCondition: true);
        InPlace(writer, "Sample", "ulong seed", "seed", readsCondition: true);
        InPlace(writer, "Impute", "ulong seed, int samples = 100", "seed, samples", readsCondition: false);
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

    /// <summary>A call that gives rows of other memory.</summary>
    private void EmitMade(SourceWriter writer, string name, string before, string after, string call, string? reads)
    {
        Document(writer, name);
        using (writer.Member($"public void {name}({before}{_made} result{after})"))
        {
            string read = reads switch { null => "0", "rows" => $"rows.Length * {rowSize}", "[row]" => rowSize, _ => $"2 * {rowSize}" };
            writer.Write(reads is null
                ? "using var rented = _rows.Rent(result.Length, InputSize);"
                : $"using var rented = _rows.Rent(1, {read} + result.Length * InputSize);");
            string end = reads is "[row]" ? read : $"({read})";
            writer.Write($"global::System.Span<float> made = rented.Floats{(reads is null ? "" : $"[{end}..]")};");
            if (reads is not null)
            {
                writer.Write($"global::System.Span<float> x = rented.Floats[..{end}];");
                writer.Write($"EncodeRows({reads}, x);");
            }

            writer.Write(call);
            writer.Write("DecodeRows(made, InputSize, result);");
        }
    }

    /// <summary>A call that writes into the rows given.</summary>
    private void InPlace(SourceWriter writer, string name, string parameters, string arguments, bool readsCondition)
    {
        Document(writer, name);
        using (writer.Member($"public void {name}({_made} rows, {parameters})"))
        {
            writer.Write($"using var x = _rows.Rent(rows.Length, {rowSize});");
            if (!readsCondition || row.Cells.Any(cell => cell.IsCondition))
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
