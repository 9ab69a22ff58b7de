using TinyVae.Generator.Model;

namespace TinyVae.Generator.Planning;

/// <summary>A named part of a layer's outputs: a tensor of its own in files, side by side with others in memory.</summary>
/// <param name="TensorName">The layer's or the head's name in files.</param>
/// <param name="Size">Outputs.</param>
/// <param name="FirstLane">The first output's lane in the layer's panels.</param>
/// <param name="LanesOfPanel">Outputs in each panel.</param>
internal sealed record HeadPlan(string TensorName, int Size, int FirstLane = 0, int LanesOfPanel = PanelMath.Lanes)
{
    /// <summary>Lanes of the layer's panels up to the last output.</summary>
    public int UsedLanes => FirstLane + (Size - 1) / LanesOfPanel * PanelMath.Lanes + (Size - 1) % LanesOfPanel + 1;
}

/// <summary>One dense layer with its place in the flat parameters.</summary>
/// <param name="Name">As in tensors and tables: <c>encoder.0</c>.</param>
/// <param name="Identifier">As in code: <c>Encoder0</c>.</param>
/// <param name="Inputs">Features it reads.</param>
/// <param name="Heads">Its outputs.</param>
/// <param name="Activation">What follows the product.</param>
/// <param name="Weight">First float of the weight in the flat parameters; the bias follows it.</param>
internal sealed record DensePlan(
    string Name, string Identifier, int Inputs, EquatableArray<HeadPlan> Heads, ActivationPlan Activation, long Weight)
{
    /// <summary>Outputs, padding between heads not counted.</summary>
    public long Outputs => Heads.Sum(head => (long)head.Size);

    /// <summary>Lanes up to the last output, padding between heads counted.</summary>
    public int UsedLanes => Heads[Heads.Count - 1].UsedLanes;

    public int Panels => PanelMath.Panels(UsedLanes);

    public int InputPanels => PanelMath.Panels(Inputs);

    /// <summary>Floats from one panel of the weight to the next.</summary>
    public long PanelLength => (long)Inputs * PanelMath.Lanes;

    public long Bias => Weight + Panels * PanelLength;

    public long End => Bias + (long)Panels * PanelMath.Lanes;

    public long ParameterCount => Outputs * Inputs + Outputs;

    /// <summary>Floating-point operations of the forward product of one row.</summary>
    public long Flops => 2 * Outputs * Inputs;

    public string OutputsInWords => Heads.Count == 1 ? Number.Grouped(Outputs) : $"{Heads.Count}×{Number.Grouped(Heads[0].Size)}";

    public string Words =>
        $"dense {Number.Grouped(Inputs)} → {OutputsInWords}" + (Activation.IsIdentity ? "" : $", {Activation.Words}");
}
