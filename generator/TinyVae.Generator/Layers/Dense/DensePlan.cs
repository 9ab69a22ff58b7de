using TinyVae.Generator.Activations;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Text;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>A dense layer: a weight in panels, [outputs/16][inputs][16], and a bias after it.</summary>
internal sealed record DensePlan(LayerPlace Place, EquatableArray<HeadPlan> Heads, ActivationPlan Activation)
    : LayerPlan(Place, Heads, Activation)
{
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
                yield return new($"{head.TensorName}.weight", head.Size, Inputs, Weight, head.FirstLane, head.LanesOfPanel);
                yield return new($"{head.TensorName}.bias", head.Size, 0, Bias, head.FirstLane, head.LanesOfPanel);
            }
        }
    }

    public override long Flops => 2 * Outputs * Inputs;

    public override long InputGradientFlops => 2 * Outputs * InputsOfGradient;

    public override int TermsOfWeightGradient => 1;

    /// <summary>A block of 16 x 16 for each panel of outputs, and one to pad in.</summary>
    public override long TrainingScratch => RowLanesLengths.Lines(UsedLanes);

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

    private string OutputsInWords => Heads.Count > 1 && Heads.All(head => head.Size == Heads[0].Size)
        ? $"{Heads.Count}×{Number.Grouped(Heads[0].Size)}"
        : string.Join(" + ", Heads.Select(head => Number.Grouped(head.Size)));
}
