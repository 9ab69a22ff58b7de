using TinyVae.Generator.Layers;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Printing;

/// <summary>What a model's class tells of itself as data: its description with its layers, and its tensors by name.</summary>
internal static class TableEmitter
{
    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        DescriptionEmitter.Emit(writer, plan);
        EmitLayers(writer);
        EmitTensors(writer, plan);
    }

    private static void EmitLayers(SourceWriter writer) => writer.Write("""
        /// <summary>The layers, from the input to the likelihood's parameters.</summary>
        public static global::System.Collections.Immutable.ImmutableArray<global::TinyVae.LayerSummary> Layers => Description.Layers;

        """);

    private static void EmitTensors(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>Where each named tensor lies in <see cref=\"Parameters\"/>.</summary>");
        writer.Write("public static global::System.Collections.Immutable.ImmutableArray<global::TinyVae.ParameterTensor> Tensors { get; } =");
        writer.Write("[");
        foreach (TensorPlan tensor in plan.Tensors)
            writer.Write($"    new(\"{tensor.Name}\", {tensor.Outputs}, {tensor.Inputs}, {tensor.Offset}, {tensor.FirstLane}{LanesOfPanel(tensor)}){Order(tensor)},");
        writer.Write("];");
        writer.BlankLine();

        static string LanesOfPanel(TensorPlan tensor) => tensor.LanesOfPanel == PanelMath.Lanes ? "" : $", {tensor.LanesOfPanel}";

        static string Order(TensorPlan tensor) =>
            tensor.Order is { } order ? $" {{ Order = new global::TinyVae.{order.Type}({string.Join(", ", order.Numbers)}) }}" : "";
    }
}
