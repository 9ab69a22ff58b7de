using TinyVae.Generator.Layers;
using TinyVae.Layout;

namespace TinyVae.Generator.Latent;

/// <summary>
/// A flow of the posterior: some steps of a kind, whose kernels are an IFlow of the runtime library. Its term is
/// ½(‖z‖² − ‖z₀‖²) − log |det ∂z/∂z₀|.
/// </summary>
/// <param name="Steps">Steps of the flow.</param>
/// <param name="Units">Units of z.</param>
/// <param name="Offset">Its first float in the flat parameters.</param>
internal abstract record FlowPlan(int Steps, int Units, long Offset) : LatentStagePlan(Units, Offset)
{
    /// <summary>The buffer of what the steps save of each draw.</summary>
    public const string Lines = "FlowLines";

    /// <summary>The buffer of the gradient of z with that of the flow's term.</summary>
    public const string OuterGradient = "FlowGradient";

    /// <summary>The buffer of the steps as they are before the update.</summary>
    public const string Prepared = "FlowSteps";

    public override string Name => "flow";

    public override string Words => Steps == 1 ? $"1 {Kind} step" : $"{Steps} {Kind} steps";

    /// <summary>How it is called.</summary>
    public abstract string Kind { get; }

    /// <summary>What a step makes of z, for the prose.</summary>
    public abstract string Formula { get; }

    public override IEnumerable<TensorPlan> Tensors => Enumerable.Range(0, Steps).SelectMany(TensorsOfStep);

    public override long Flops => 8L * Steps * Units;

    /// <summary>Every step's gradients need the others' parameters: all are kept from before.</summary>
    public override bool IsReadByUpdate => false;

    public override long End => Offset + Steps * StepLength;

    public override IEnumerable<StageBuffer> Saved(long draws) =>
    [
        new(Lines, LinesOfStep * Steps * draws, $"{LinesOfStep} floats a step of the flow and draw, which its gradients need"),
        new(OuterGradient, PanelMath.Padded(Units) * draws, $"{PanelMath.Panels(Units)} x [{draws}][16], the gradient of z with that of the flow's term", PanelMath.Lanes),
        new(Prepared, PreparedLength, "the steps of the flow as they are before the update", FloatsPerRow: 0),
    ];

    /// <summary>Floats of a step in the flat parameters.</summary>
    protected abstract long StepLength { get; }

    /// <summary>Floats that a step saves of each draw.</summary>
    protected abstract int LinesOfStep { get; }

    /// <summary>Floats that it keeps of its parameters for the update.</summary>
    protected abstract long PreparedLength { get; }

    protected abstract IEnumerable<TensorPlan> TensorsOfStep(int step);
}
