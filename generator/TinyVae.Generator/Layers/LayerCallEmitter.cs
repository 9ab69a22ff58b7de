using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Layers;

/// <summary>Where a step and inference call the methods of a layer.</summary>
internal static class LayerCallEmitter
{
    public static void Emit(SourceWriter writer, LayerForward forward)
    {
        RowSet rows = forward.Y.Rows;
        string method = forward.Derivative is null ? "Forward" : "ForwardSaving";
        string derivative = forward.Derivative is null ? "" : $", {forward.Derivative.Ref}";
        writer.Write($"{forward.Layer.Identifier}.{method}<TLanes>(Model, {forward.X.Ref}, {forward.Y.Ref}{derivative}, {rows.Count}, {rows.Stride});");
    }

    /// <summary>The same at inference.</summary>
    public static void EmitInference(SourceWriter writer, LayerForward forward) => writer.Write(
        $"{forward.Layer.Identifier}.Forward<TLanes>(model, ref inference.At(Inference.{forward.X.Buffer}), ref inference.At(Inference.{forward.Y.Buffer}), rows, Inference.Stride);");

    public static void Emit(SourceWriter writer, LayerInputGradient gradient)
    {
        RowSet rows = gradient.FromY.Rows;
        string slope = gradient.Slope is null ? "" : $", {gradient.Slope.Ref}";
        writer.Write($"{gradient.Layer.Identifier}.InputGradient<TLanes>(Model, {gradient.FromY.Ref}, {gradient.ToX.Ref}{slope}, ref scratch, ref zeros, {rows.Count});");
    }

    public static void Emit(SourceWriter writer, LayerWeightGradient gradient) => writer.Write(
        $"{gradient.Layer.Identifier}.WeightGradient<TLanes, TUpdate>(ref trainer.At(Training.{gradient.X.Buffer}), ref trainer.At(Training.{gradient.FromY.Buffer}), ref scratch.At(0), {gradient.FromY.Rows.Of("rows")}, member, in update);");
}
