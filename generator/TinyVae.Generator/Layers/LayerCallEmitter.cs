using TinyVae.Generator.Programs;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Layers;

/// <summary>Where a step and inference call the methods of a layer.</summary>
internal static class LayerCallEmitter
{
    public static void Emit(SourceWriter writer, LayerForward forward, bool isShared)
    {
        RowSet rows = forward.Y.Rows;
        string method = forward.Derivative is null ? "Forward" : "ForwardSaving";
        string derivative = forward.Derivative is null ? "" : $", {forward.Derivative.Ref}";
        writer.Write($"{forward.Layer.Identifier}.{method}<TLanes>(Model, {forward.X.Ref}, {forward.Y.Ref}{derivative}{(isShared ? ", ref scratch" : "")}, {rows.Count}, {rows.Stride}{OfMember(isShared)});");
    }

    /// <summary>The same at inference.</summary>
    public static void EmitInference(SourceWriter writer, LayerForward forward, bool isShared) => writer.Write(
        $"{forward.Layer.Identifier}.Forward<TLanes>(model, ref inference.At(Inference.{forward.X.Buffer}), ref inference.At(Inference.{forward.Y.Buffer}){(isShared ? ", ref inference.At(Inference.Scratch)" : "")}, rows, Inference.Stride{(isShared ? ", TeamMember.Alone" : "")});");

    public static void Emit(SourceWriter writer, LayerInputGradient gradient, bool isShared)
    {
        RowSet rows = gradient.FromY.Rows;
        string slope = gradient.Slope is null ? "" : $", {gradient.Slope.Ref}";
        writer.Write($"{gradient.Layer.Identifier}.InputGradient<TLanes>(Model, {gradient.FromY.Ref}, {gradient.ToX.Ref}{slope}, ref scratch, ref zeros, {rows.Count}{OfMember(isShared)});");
    }

    /// <summary>Summed over the parts of a batch, in the same pass.</summary>
    public static void EmitSumming(SourceWriter writer, LayerWeightGradient gradient)
    {
        string layer = gradient.Layer.Identifier, values = $"{gradient.X.Ref}, {gradient.FromY.Ref}, ref scratch", rows = gradient.FromY.Rows.Count;
        writer.Write(gradient.Layer.SharesPositions
            ? $"{layer}.WeightGradient<TLanes>({values}, ref gradients, {rows}, member);"
            : $"{layer}.WeightGradient<TLanes, AddGradient<TLanes>>({values}, {rows}, member, new(ref gradients));");
    }

    public static void Emit(SourceWriter writer, LayerWeightGradient gradient) => writer.Write(
        $"{gradient.Layer.Identifier}.WeightGradient<TLanes, TUpdate>(ref trainer.At(Training.{gradient.X.Buffer}), ref trainer.At(Training.{gradient.FromY.Buffer}), ref scratch.At(0), {gradient.FromY.Rows.Of("rows")}, member, in update);");

    private static string OfMember(bool isShared) => isShared ? ", member" : "";
}
