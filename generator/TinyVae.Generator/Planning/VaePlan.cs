using TinyVae.Generator.Model;

namespace TinyVae.Generator.Planning;

/// <summary>Every decision about a network that emission prints: layers, parameter layout, tiles, memory, counts.</summary>
internal sealed class VaePlan
{
    private const int BytesOfFloat = 4;

    // Arena.AlignmentSlack of the runtime library.
    private const int AlignmentSlack = 16;

    private VaePlan(VaeModel model)
    {
        Model = model;
        LikelihoodModel = LikelihoodPlan.Of(model.Likelihood.Kind);

        var layers = new LayerList();
        Encoder = Hidden(layers, "encoder", "Encoder", model.Input.Size, model.Encoder, out int encoded);
        // The posterior's heads in pairs: the mean of eight units and their log-variance in each panel.
        const int Half = PanelMath.Lanes / 2;
        Posterior = layers.Add(
            "posterior", "Posterior", encoded, ActivationPlan.Of(ActivationKind.Identity),
            new HeadPlan("posterior.mean", model.Latent, 0, Half), new HeadPlan("posterior.log_variance", model.Latent, Half, Half));

        // The last layer of the decoder gives the likelihood's parameters: whole panels for each head.
        var hidden = new EquatableArray<LayerModel>(model.Decoder.Take(model.Decoder.Count - 1).ToArray());
        Decoder = Hidden(layers, "decoder", "Decoder", model.Latent, hidden, out int decoded);
        int lanes = PanelMath.Panels(model.Input.Size) * PanelMath.Lanes;
        Likelihood = layers.Add(
            "likelihood", "Likelihood", decoded, ActivationPlan.Of(ActivationKind.Identity),
            LikelihoodModel.Heads.Select((head, i) => new HeadPlan($"likelihood.{head}", model.Input.Size, i * lanes)).ToArray());

        Layers = layers.All;
        ParameterLength = Likelihood.End;
        Tiling = RowTiling.Of(model.BatchSize);
        InferenceRows = Tiling.InferenceRows();
        InferenceStride = Tiling.Padded(InferenceRows);
        TrainingStride = Tiling.Padded(model.BatchSize);
        Sharing = SharingPlan.Of(Layers);
        Inference = InferenceMemory.Plan(this);
        Training = TrainingMemory.Plan(this);
    }

    public VaeModel Model { get; }

    public LikelihoodPlan LikelihoodModel { get; }

    /// <summary>The hidden layers of the encoder.</summary>
    public IReadOnlyList<DensePlan> Encoder { get; }

    /// <summary>The layer whose two heads are the posterior's mean and log-variance, side by side.</summary>
    public DensePlan Posterior { get; }

    /// <summary>The hidden layers of the decoder.</summary>
    public IReadOnlyList<DensePlan> Decoder { get; }

    /// <summary>The layer that gives the likelihood's parameters.</summary>
    public DensePlan Likelihood { get; }

    /// <summary>All layers, from the input on.</summary>
    public IReadOnlyList<DensePlan> Layers { get; }

    public IEnumerable<DensePlan> DecoderAndLikelihood => Decoder.Append(Likelihood);

    /// <summary>Floats of the flat parameters, padding included.</summary>
    public long ParameterLength { get; }

    public RowTiling Tiling { get; }

    /// <summary>Rows that inference takes at once.</summary>
    public int InferenceRows { get; }

    /// <summary>Rows from one panel to the next in the scratch of inference.</summary>
    public int InferenceStride { get; }

    /// <summary>Rows from one panel to the next in the trainer's activations.</summary>
    public int TrainingStride { get; }

    public SharingPlan Sharing { get; }

    /// <summary>The scratch of inference, behind the parameters.</summary>
    public MemoryPlan Inference { get; }

    public MemoryPlan Training { get; }

    public long ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    public long ParameterBytes => ParameterLength * BytesOfFloat;

    public long InferenceBytes => (ParameterLength + Inference.Length + AlignmentSlack) * BytesOfFloat;

    public long TrainingBytes => (Training.Length + AlignmentSlack) * BytesOfFloat;

    /// <summary>Bytes of scratch for each thread beyond the first that shares inference.</summary>
    public long InferenceBytesPerThread => (Inference.Length + AlignmentSlack) * BytesOfFloat;

    /// <summary>Bytes of scratch for each thread beyond the first that shares training.</summary>
    public long TrainingBytesPerThread => (TrainingMemory.ScratchLength(this) + AlignmentSlack) * BytesOfFloat;

    public long FlopsOfRow => Layers.Sum(layer => layer.Flops);

    /// <summary>Three products a layer and row, but for the gradient of the input, which nobody needs.</summary>
    public long TrainingFlops => Model.BatchSize * (3 * FlopsOfRow - Layers[0].Flops);

    public static VaePlan Of(VaeModel model) => new(model);

    private static IReadOnlyList<DensePlan> Hidden(
        LayerList layers, string name, string identifier, int inputs, EquatableArray<LayerModel> declared, out int outputs)
    {
        var planned = new List<DensePlan>();
        foreach (DenseLayer layer in declared.Cast<DenseLayer>())
        {
            string tensor = $"{name}.{planned.Count}";
            planned.Add(layers.Add(tensor, $"{identifier}{planned.Count}", inputs, ActivationPlan.Of(layer.Activation), new HeadPlan(tensor, layer.Units)));
            inputs = layer.Units;
        }

        outputs = inputs;
        return planned;
    }

    /// <summary>Layers one after another in the flat parameters.</summary>
    private sealed class LayerList
    {
        public List<DensePlan> All { get; } = [];

        public DensePlan Add(string name, string identifier, int inputs, ActivationPlan activation, params HeadPlan[] heads)
        {
            long offset = All.Count == 0 ? 0 : All[All.Count - 1].End;
            var layer = new DensePlan(name, identifier, inputs, new(heads), activation, offset);
            All.Add(layer);
            return layer;
        }
    }
}
