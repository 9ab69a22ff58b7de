using TinyVae.Generator.Activations;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Text;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>A dense layer: a weight in panels, [outputs/16][inputs][16], and a bias after it.</summary>
internal sealed record DensePlan(LayerPlace Place, EquatableArray<HeadPlan> Heads, ActivationPlan Activation)
    : LayerPlan(Place, Heads, Activation)
{
    /// <summary>Positions that its outputs are the channels of, where a convolution reads them; otherwise 1.</summary>
    public int OutputPositions { get; init; } = 1;

    /// <summary>First float of the weight.</summary>
    public long Weight => Place.Offset;

    /// <summary>Floats from one panel of the weight to the next.</summary>
    public long PanelLength => (long)Inputs * PanelMath.Lanes;

    public long Bias => Weight + Panels * PanelLength;

    public override long End => Bias + (long)Panels * PanelMath.Lanes;

    public override long ParameterCount => Outputs * Inputs + Outputs;

    public override IEnumerable<TensorPlan> Tensors
    {
        get
        {
            foreach (HeadPlan head in Heads)
            {
                yield return new($"{head.TensorName}.weight", head.Size, Inputs, Weight, head.FirstLane, head.LanesOfPanel)
                {
                    Order = Order(Place.Inputs.PositionsInFiles),
                };
                yield return new($"{head.TensorName}.bias", head.Size, 0, Bias, head.FirstLane, head.LanesOfPanel) { Order = Order(1) };
            }
        }
    }

    public override long Flops => 2 * Outputs * Inputs;

    public override long InputGradientFlops => 2 * Outputs * InputsOfGradient;

    public override int TermsOfWeightGradient => 1;

    /// <summary>Whether all that it multiplies by a weight, forward and back, comes in pairs.</summary>
    public bool HasPairs => Inputs % 2 == 0 && UsedLanes % 2 == 0;

    /// <summary>A block of 16 x 16 for each panel of outputs, and one to pad in.</summary>
    public override long TrainingScratch(long stride) => RowLanesLengths.Lines(UsedLanes);

    public override string ScratchContents => "16 inputs of a weight, transposed; later the gradients of 16 inputs x 16 outputs";

    public override IEnumerable<int> WeightGradientTiles
    {
        get
        {
            if (Inputs >= PanelMath.Lanes)
                yield return PanelMath.Lanes;
            yield return PanelMath.LanesOfLastPanel(Inputs);
        }
    }

    public override SummaryPlan Summary => new("DenseSummary", new(Inputs, Outputs));

    protected override string Product => $"dense {Number.Grouped(Inputs)} → {OutputsInWords}";

    /// <summary>That of nn.Flatten next to a convolution.</summary>
    private TensorOrderPlan? Order(int inputPositions) =>
        OutputPositions == 1 && inputPositions == 1 ? null : new("DenseOrder", new(OutputPositions, inputPositions));

    private string OutputsInWords => Heads.Count > 1 && Heads.All(head => head.Size == Heads[0].Size)
        ? $"{Heads.Count}×{Number.Grouped(Heads[0].Size)}"
        : string.Join(" + ", Heads.Select(head => Number.Grouped(head.Size)));
}
