using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Layers;

/// <summary>Where a step calls the methods of a layer.</summary>
internal static class LayerCallEmitter
{
    public static void Emit(SourceWriter writer, LayerForward forward)
    {
        RowSet rows = forward.Y.Rows;
        string method = forward.Derivative is null ? "Forward" : "ForwardSaving";
        string derivative = forward.Derivative is null ? "" : $", {forward.Derivative.At}";
        writer.Write($"{forward.Layer.Identifier}.{method}<TLanes>(Model, {rows.At(forward.X.Buffer)}, {forward.Y.At}{derivative}, {rows.Count}, {rows.Stride});");
    }

    public static void Emit(SourceWriter writer, LayerInputGradient gradient)
    {
        RowSet rows = gradient.FromY.Rows;
        writer.Write($"{gradient.Layer.Identifier}.InputGradient<TLanes>(Model, {gradient.FromY.At}, {gradient.ToX.At}, {gradient.Slope.At}, ref scratch, ref zeros, {rows.Count});");
    }

    public static void Emit(SourceWriter writer, LayerWeightGradient gradient) => writer.Write(
        $"{gradient.Layer.Identifier}.WeightGradient<TLanes, TUpdate>(ref trainer.At(Training.{gradient.X.Buffer}), ref trainer.At(Training.{gradient.FromY.Buffer}), ref scratch.At(0), {gradient.FromY.Rows.Of("rows")}, member, in update);");
}
