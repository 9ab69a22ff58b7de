using TinyVae.Generator.Activations;
using TinyVae.Generator.Collections;
using TinyVae.Layout;

namespace TinyVae.Generator.Layers;

/// <summary>Where a layer stands.</summary>
/// <param name="Name">As in tensors and tables: <c>encoder.0</c>.</param>
/// <param name="Identifier">As in code: <c>Encoder0</c>.</param>
/// <param name="Inputs">What the layer before gives, or the data.</param>
/// <param name="Offset">Its first float in the flat parameters.</param>
/// <param name="Given">Features that it reads behind those and that no layer gave, so that nobody needs their gradient.</param>
internal sealed record LayerPlace(string Name, string Identifier, FeatureShape Inputs, long Offset, int Given);

/// <summary>One layer with its place in the flat parameters: what the network around it needs to know, whatever its kind.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Heads">Its outputs.</param>
/// <param name="Activation">What follows the product.</param>
internal abstract record LayerPlan(LayerPlace Place, EquatableArray<HeadPlan> Heads, ActivationPlan Activation)
{
    public string Name => Place.Name;

    public string Identifier => Place.Identifier;

    /// <summary>Features it reads.</summary>
    public int Inputs => Place.Inputs.Size + Place.Given;

    /// <summary>The first of them, whose gradient the layer before needs.</summary>
    public int InputsOfGradient => Place.Inputs.Size;

    /// <summary>Outputs, padding between heads not counted.</summary>
    public long Outputs => Heads.Sum(head => (long)head.Size);

    /// <summary>Lanes up to the last output, padding between heads counted.</summary>
    public int UsedLanes => Heads[Heads.Count - 1].UsedLanes;

    public int Panels => PanelMath.Panels(UsedLanes);

    public int InputPanels => PanelMath.Panels(Inputs);

    /// <summary>The first float after its parameters.</summary>
    public abstract long End { get; }

    /// <summary>Trainable parameters, padding not counted.</summary>
    public abstract long ParameterCount { get; }

    /// <summary>Its parameters as named tensors, each weight followed by its bias.</summary>
    public abstract IEnumerable<TensorPlan> Tensors { get; }

    /// <summary>Floating-point operations of the forward product of one row.</summary>
    public abstract long Flops { get; }

    /// <summary>Floating-point operations of the input's gradient of one row.</summary>
    public abstract long InputGradientFlops { get; }

    /// <summary>Products of a row that the gradient of a weight sums: as many as outputs that the weight has a part in.</summary>
    public abstract int TermsOfWeightGradient { get; }

    /// <summary>Floats of scratch that its forward product works in.</summary>
    /// <param name="stride">Floats from a panel of activations to the next.</param>
    public virtual long ForwardScratch(long stride) => 0;

    /// <summary>Floats of scratch that its gradients work in.</summary>
    /// <param name="stride">Floats from a panel of activations to the next.</param>
    public abstract long TrainingScratch(long stride);

    /// <summary>Whether its training takes whole tiles of rows even of a single one, so that there must be room for them.</summary>
    public virtual bool NeedsWholeTiles(bool hasInputGradient) => false;

    /// <summary>Whether a team shares its positions, and not the rows, of which few go through it at once.</summary>
    public virtual bool SharesPositions => false;

    /// <summary>What stands there, in words.</summary>
    public abstract string ScratchContents { get; }

    /// <summary>How many inputs at a time its weight gradient takes: the sizes of tiles that it needs.</summary>
    public abstract IEnumerable<int> WeightGradientTiles { get; }

    /// <summary>What it is, for the table of layers.</summary>
    public string Words => Product + (Activation.IsIdentity ? "" : $", {Activation.Words}");

    /// <summary>What it is in the model's description.</summary>
    public abstract SummaryPlan Summary { get; }

    /// <summary>Its kind and sizes in words.</summary>
    protected abstract string Product { get; }
}
