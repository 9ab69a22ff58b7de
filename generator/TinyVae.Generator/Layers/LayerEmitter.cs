using TinyVae.Generator.Activations;
using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Layers;

/// <summary>
/// A layer as a class of its own in the network: its forward product and the two of its backward pass, which the passes of a step and of
/// inference call whatever the layer's kind.
/// </summary>
internal abstract class LayerEmitter(LayerPlan layer, LayerUse use)
{
    protected const string WeightGradientHeader = $"public static void WeightGradient<TLanes, TUpdate>(ref float x, ref float dy, ref float tile, int rows, TeamMember member, in TUpdate update)\n{Fragments.OfUpdate}";

    public void Emit(SourceWriter writer)
    {
        writer.Write($"/// <summary>{layer.Name}: {layer.Words}.</summary>");
        using (writer.Member($"private static class {layer.Identifier}"))
        {
            EmitConstants(writer);
            EmitForward(writer, saving: false);
            if (layer.Activation.SavesDerivative)
                EmitForward(writer, saving: true);
            if (use.Below is { } below)
                EmitInputGradient(writer, below);
            EmitShared(writer);
            EmitWeightGradient(writer);
        }
    }

    /// <summary>The forward product as it is called, with or without keeping the activation's derivative.</summary>
    protected string ForwardHeader(bool saving) =>
        $"public static void {(saving ? "ForwardSaving" : "Forward")}<TLanes>(Arena model, ref float x, ref float y, {(saving ? "ref float derivative, " : "")}{(use.IsShared ? "ref float scratch, " : "")}int rows, int stride{OfMember})\n{Fragments.OfLanes}";

    /// <summary>The input's gradient as it is called, with what tells the derivative of the activation below, where there is one.</summary>
    protected string InputGradientHeader(ActivationPlan below) =>
        $"public static void InputGradient<TLanes>(Arena model, ref float dy, ref float dx, {(below.IsIdentity ? "" : "ref float saved, ")}ref float scratch, ref float zeros, int rows{OfMember})\n{Fragments.OfLanes}";

    private string OfMember => use.IsShared ? ", TeamMember member" : "";

    /// <summary>What its methods name.</summary>
    protected abstract void EmitConstants(SourceWriter writer);

    /// <summary>What several of its methods call.</summary>
    protected virtual void EmitShared(SourceWriter writer)
    {
    }

    /// <summary>x becomes y, the activation applied.</summary>
    protected abstract void EmitForward(SourceWriter writer, bool saving);

    /// <summary>dy becomes dx, times the derivative of <paramref name="below"/>, the activation whose output the layer reads.</summary>
    protected abstract void EmitInputGradient(SourceWriter writer, ActivationPlan below);

    /// <summary>x and dy become the gradients of the parameters, each handed to the update.</summary>
    protected abstract void EmitWeightGradient(SourceWriter writer);

    /// <summary>The activation as a pass over a panel of what the layer gives, of so many.</summary>
    protected void EmitPass(SourceWriter writer, string values, bool saving, int panels)
    {
        string type = layer.Activation.Type;
        writer.Write(saving
            ? $"ActivationPass.ForwardSaving<TLanes, {type}>(ref {values}, ref {Part.Of("derivative", "panel", "stride", panels)}, rows);"
            : $"ActivationPass.Forward<TLanes, {type}>(ref {values}, rows);");
    }
}
