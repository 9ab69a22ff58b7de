using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Writing;
using TinyVae.Layout;

namespace TinyVae.Generator.Printing;

/// <summary>The tables that a model's class tells of itself: its layers, and its tensors by name.</summary>
internal static class TableEmitter
{
    public static void Emit(SourceWriter writer, VaePlan plan)
    {
        EmitLayers(writer, plan);
        EmitTensors(writer, plan);
    }

    private static void EmitLayers(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>The layers, from the input to the likelihood's parameters.</summary>");
        writer.Write("public static global::System.Collections.Immutable.ImmutableArray<global::TinyVae.LayerSummary> Layers { get; } =");
        writer.Write("[");
        foreach (LayerPlan layer in plan.Layers)
            writer.Write($"    new(\"{layer.Name}\", \"{layer.Words}\", {layer.Inputs}, {layer.Outputs}, {layer.ParameterCount}, {layer.Flops}),");
        foreach (LatentStagePlan stage in plan.Stages)
            writer.Write($"    new(\"{stage.Name}\", \"{stage.Words}\", {stage.Units}, {stage.Outputs}, {stage.ParameterCount}, 0),");
        if (plan.SharedTensor is { } shared)
            writer.Write($"    new(\"{shared.Tensor.Name}\", \"{SharedTensorPlan.Words}\", 0, 1, 1, 0),");
        writer.Write("];");
        writer.BlankLine();
    }

    private static void EmitTensors(SourceWriter writer, VaePlan plan)
    {
        writer.Write("/// <summary>Where each named tensor lies in <see cref=\"Parameters\"/>.</summary>");
        writer.Write("public static global::System.Collections.Immutable.ImmutableArray<global::TinyVae.ParameterTensor> Tensors { get; } =");
        writer.Write("[");
        foreach (TensorPlan tensor in plan.Tensors)
            writer.Write($"    new(\"{tensor.Name}\", {tensor.Outputs}, {tensor.Inputs}, {tensor.Offset}, {tensor.FirstLane}{LanesOfPanel(tensor)}),");
        writer.Write("];");
        writer.BlankLine();

        static string LanesOfPanel(TensorPlan tensor) => tensor.LanesOfPanel == PanelMath.Lanes ? "" : $", {tensor.LanesOfPanel}";
    }
}
