using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Columns;

/// <summary>What the encoder reads of the columns: numbers scaled, categories one by one, 0 for what is missing, and what is.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Scaling">Where their scales lie, behind the parameters.</param>
/// <param name="X">The rows.</param>
/// <param name="Features">What the encoder reads.</param>
internal sealed record ReadColumns(ColumnTable Columns, long Scaling, Value X, Value Features) : Operation
{
    public override IEnumerable<Value> Reads => [X];

    public override IEnumerable<Value> Writes => [Features];

    public override long Scratch => Columns.TrainingScratch;
}
