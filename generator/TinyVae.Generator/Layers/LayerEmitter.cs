using TinyVae.Generator.Activations;
using TinyVae.Generator.Networks;
using TinyVae.Generator.Printing;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Layers;

/// <summary>
/// A layer as a class of its own in the network: its forward product and the two of its backward pass, which the passes of a step and of
/// inference call whatever the layer's kind.
/// </summary>
internal abstract class LayerEmitter(VaePlan plan, LayerPlan layer)
{
    protected const string InputGradientHeader = $"public static void InputGradient<TLanes>(Arena model, ref float dy, ref float dx, ref float saved, ref float scratch, ref float zeros, int rows)\n{NetworkEmitter.OfLanes}";
    protected const string WeightGradientHeader = $"public static void WeightGradient<TLanes, TUpdate>(ref float x, ref float dy, ref float tile, int rows, TeamMember member, in TUpdate update)\n{NetworkEmitter.OfLanes}\n    where TUpdate : struct, IParameterUpdate<TLanes>, allows ref struct";

    public static LayerEmitter Of(VaePlan plan, LayerPlan layer) => layer switch
    {
        DensePlan dense => new DenseEmitter(plan, dense),
        _ => throw new ArgumentException($"{layer} has no emitter.", nameof(layer)),
    };

    public void Emit(SourceWriter writer)
    {
        writer.Write($"/// <summary>{layer.Name}: {layer.Words}.</summary>");
        using (writer.Member($"private static class {layer.Identifier}"))
        {
            EmitConstants(writer);
            EmitForward(writer, saving: false);
            if (layer.Activation.SavesDerivative)
                EmitForward(writer, saving: true);
            if (layer != plan.Layers[0])
                EmitInputGradient(writer, Below());
            EmitWeightGradient(writer);
        }
    }

    /// <summary>The forward product as it is called, with or without keeping the activation's derivative.</summary>
    protected static string ForwardHeader(bool saving) =>
        $"public static void {(saving ? "ForwardSaving" : "Forward")}<TLanes>(Arena model, ref float x, ref float y, {(saving ? "ref float derivative, " : "")}int rows, int stride)\n{NetworkEmitter.OfLanes}";

    /// <summary>What its methods name.</summary>
    protected abstract void EmitConstants(SourceWriter writer);

    /// <summary>x becomes y, the activation applied.</summary>
    protected abstract void EmitForward(SourceWriter writer, bool saving);

    /// <summary>dy becomes dx, times the derivative of <paramref name="below"/>, the activation whose output the layer reads.</summary>
    protected abstract void EmitInputGradient(SourceWriter writer, ActivationPlan below);

    /// <summary>x and dy become the gradients of the parameters, each handed to the update.</summary>
    protected abstract void EmitWeightGradient(SourceWriter writer);

    /// <summary>The activation whose output the layer reads; z has none.</summary>
    private ActivationPlan Below()
    {
        for (int i = 1; i < plan.Layers.Count; i++)
        {
            if (plan.Layers[i] == layer)
                return plan.Layers[i - 1].Activation;
        }

        throw new InvalidOperationException($"{layer.Name} reads the data.");
    }
}
