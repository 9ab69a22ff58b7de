using System.Runtime.CompilerServices;
using TinyVae.Generator.Activations;
using TinyVae.Generator.Columns;
using TinyVae.Generator.Conditions;
using TinyVae.Generator.Corruptions;
using TinyVae.Generator.Declarations;
using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Objectives;
using TinyVae.Generator.Optimizers;
using TinyVae.Generator.Posteriors;
using TinyVae.Generator.Programs;
using TinyVae.Layout;

namespace TinyVae.Generator.Networks;

/// <summary>Every decision about a network that emission prints: layers, parameter layout, tiles, memory, counts.</summary>
internal sealed class VaePlan
{
    private const int BytesOfFloat = 4;

    // By the model itself, and no longer than there is one.
    private static readonly ConditionalWeakTable<VaeModel, VaePlan> Planned = new();

    private VaePlan(VaeModel model)
    {
        Model = model;
        Columns = new(model.Columns);
        Likelihood = LikelihoodPlan.Of(model.Likelihood, Columns);
        Posterior = PosteriorPlan.Of(model.Objective.Kind, model.Posterior);
        Condition = new(model.Condition, model.Input.Size, model.Latent);
        Objective = ObjectivePlan.Of(model.Objective);
        Optimizer = OptimizerPlan.Of(model.Optimizer.Kind);

        var layers = new LayerChain(Columns.AreDeclared ? FeatureShape.Flat(Columns.Features) : model.Input);
        layers.Append(model.Condition);
        Encoder = layers.AddHidden("encoder", "Encoder", model.Encoder);
        PosteriorLayer = layers.Add(new DenseLayer(model.Latent, ActivationKind.Identity), "posterior", "Posterior", Posterior.Heads(model.Latent));
        layers.Append(model.Condition);

        // The last layer of the decoder gives the likelihood's parameters: whole panels for each head.
        Decoder = layers.AddHidden("decoder", "Decoder", model.Decoder.Take(model.Decoder.Count - 1));
        int head = Likelihood.HeadSize(model.Input.Size);
        int lanes = PanelMath.Panels(head) * PanelMath.Lanes;
        LikelihoodLayer = layers.Add(
            model.Decoder.Last(), "likelihood", "Likelihood",
            Likelihood.Heads.Select((name, i) => new HeadPlan($"likelihood.{name}", head, i * lanes)).ToArray());

        Layers = layers.All;
        Flow = FlowKinds.All.Plan(model.Flow, model.Latent, LikelihoodLayer.End);
        Prior = PriorKinds.All.Plan(model.Prior, model.Latent, Flow?.End ?? LikelihoodLayer.End);
        long end = Stages.LastOrDefault()?.End ?? LikelihoodLayer.End;
        SharedTensor = Likelihood.Shared is { } shared ? new(shared, end) : null;
        ParameterLength = SharedTensor?.End ?? end;
        SharesLayers = Layers.Any(layer => layer.SharesPositions);
        Data = RowSet.Data(model.BatchSize, SharesLayers ? PassPlan.Rows(this) : model.BatchSize);
        Draws = Data.Draws(Objective.Samples);
        TrainsOne = SharesLayers && Draws.AtOnce == 1 && !Layers.Any(layer => layer.NeedsWholeTiles(layer != Layers[0]));
        Tiling = RowTiling.Of(Data.AtOnce, overlaps: !SharesLayers);
        InferenceRows = Tiling.InferenceRows();
        InferenceStride = Tiling.Padded(InferenceRows);
        Inference = new(this);
        Training = new(this);
        Sharing = SharingPlan.Of(this);
    }

    public VaeModel Model { get; }

    /// <summary>The columns of a row, where each is of a kind of its own.</summary>
    public ColumnTable Columns { get; }

    public LikelihoodPlan Likelihood { get; }

    public PosteriorPlan Posterior { get; }

    public ConditionPlan Condition { get; }

    public ObjectivePlan Objective { get; }

    public OptimizerPlan Optimizer { get; }

    /// <summary>The rows of a batch, which go through the encoder.</summary>
    public RowSet Data { get; }

    /// <summary>The draws of z, which go through the decoder.</summary>
    public RowSet Draws { get; }

    /// <summary>The hidden layers of the encoder.</summary>
    public IReadOnlyList<LayerPlan> Encoder { get; }

    /// <summary>The layer whose heads are the posterior's parameters.</summary>
    public LayerPlan PosteriorLayer { get; }

    /// <summary>The hidden layers of the decoder.</summary>
    public IReadOnlyList<LayerPlan> Decoder { get; }

    /// <summary>The layer that gives the likelihood's parameters.</summary>
    public LayerPlan LikelihoodLayer { get; }

    /// <summary>All layers, from the input on.</summary>
    public IReadOnlyList<LayerPlan> Layers { get; }

    public IEnumerable<LayerPlan> DecoderAndLikelihood => Decoder.Append(LikelihoodLayer);

    /// <summary>
    /// Whether a team shares what each layer does, and not the rows: where a few rows at a time go through the whole network and back, so
    /// that what they need stays near.
    /// </summary>
    public bool SharesLayers { get; }

    /// <summary>Whether one row at a time goes through layers that all take one as such.</summary>
    public bool TrainsOne { get; }

    /// <summary>A flow of the posterior; null for none.</summary>
    public FlowPlan? Flow { get; }

    /// <summary>A learned prior; null for N(0, I).</summary>
    public PriorPlan? Prior { get; }

    /// <summary>What z goes through between its draw and the decoder, in that order.</summary>
    public IEnumerable<LatentStagePlan> Stages => new LatentStagePlan?[] { Flow, Prior }.OfType<LatentStagePlan>();

    /// <summary>Whether the update reads parameters besides writing them.</summary>
    public bool UpdateReadsParameters => Stages.Any(stage => stage.IsReadByUpdate);

    /// <summary>The parameter that all features share and that no layer gives, where the likelihood has one.</summary>
    public SharedTensorPlan? SharedTensor { get; }

    /// <summary>Floats of the flat parameters, padding included.</summary>
    public long ParameterLength { get; }

    /// <summary>Where in the model's array lies what the likelihood has besides the decoder's output; null for nothing.</summary>
    public long? Shared => SharedTensor?.Offset ?? (Columns.AreDeclared ? ParameterLength : null);

    /// <summary>What the encoder reads of x, a condition behind it not counted.</summary>
    public int FeaturesOfX => Columns.AreDeclared ? Columns.Features : Model.Input.Size;

    public RowTiling Tiling { get; }

    /// <summary>Rows that inference takes at once.</summary>
    public int InferenceRows { get; }

    /// <summary>Rows from one panel to the next in the scratch of inference.</summary>
    public int InferenceStride { get; }

    /// <summary>The largest absolute value that the encoder can read, where the check of the data tells it: that of x, not of a condition.</summary>
    public int? BoundOfEncoderInput =>
        Condition.IsDeclared || (Model.Corruption is { } corruption && !CorruptionPlan.Of(corruption).KeepsUnitInterval)
            ? null
            : Likelihood.DataMost;

    public bool ClipsGradients => Model.Optimizer.ClipNorm > 0;

    /// <summary>The parameters of the layers by name, in their order.</summary>
    public IEnumerable<TensorPlan> TensorsOfLayers => Layers.SelectMany(layer => layer.Tensors);

    /// <summary>All parameters by name: those of the layers, then of what z goes through; what all features share is the last.</summary>
    public IEnumerable<TensorPlan> Tensors
    {
        get
        {
            IEnumerable<TensorPlan> ofNetwork = TensorsOfLayers.Concat(Stages.SelectMany(stage => stage.Tensors));
            return SharedTensor is { } shared ? ofNetwork.Append(shared.Tensor) : ofNetwork;
        }
    }

    public SharingPlan Sharing { get; }

    public InferenceProgram Inference { get; }

    public TrainingProgram Training { get; }

    public long ParameterCount =>
        Layers.Sum(layer => layer.ParameterCount) + Stages.Sum(stage => stage.ParameterCount) + (SharedTensor is null ? 0 : 1);

    public long ParameterBytes => ParameterLength * BytesOfFloat;

    public long InferenceBytes => (ParameterLength + Columns.ScalingLength + Inference.Memory.Length + ArenaLengths.AlignmentSlack) * BytesOfFloat;

    public long TrainingBytes => (Training.Memory.Length + ArenaLengths.AlignmentSlack) * BytesOfFloat;

    /// <summary>Bytes of scratch for each thread beyond the first that shares inference.</summary>
    public long InferenceBytesPerThread => (Inference.Memory.Length + ArenaLengths.AlignmentSlack) * BytesOfFloat;

    /// <summary>Bytes of scratch for each thread beyond the first that shares training.</summary>
    public long TrainingBytesPerThread => (Training.Scratch + ArenaLengths.AlignmentSlack) * BytesOfFloat;

    public long FlopsOfRow => Layers.Sum(layer => layer.Flops);

    /// <summary>Three products a layer and row, but for the gradient of what no layer gave, which nobody needs.</summary>
    public long TrainingFlops => Training.Propagation.Flops + Training.Update.Flops;

    /// <summary>The plan of a model, made once: what checks its memory and what prints it ask for the same.</summary>
    public static VaePlan Of(VaeModel model) => Planned.GetValue(model, static model => new(model));

    /// <summary>The rows that go through a layer in training.</summary>
    public RowSet RowsOf(LayerPlan layer) => layer == PosteriorLayer || Encoder.Contains(layer) ? Data : Draws;

    /// <summary>Where the network uses a layer.</summary>
    public LayerUse UseOf(LayerPlan layer) =>
        new(RowsOf(layer), Layers.TakeWhile(other => other != layer).LastOrDefault()?.Activation, ParameterLength, SharesLayers);

    /// <summary>Rows from one panel to the next in the trainer's activations: room for whole tiles.</summary>
    public int StrideOf(RowSet rows) => TrainsOne ? rows.AtOnce : Tiling.Padded(rows.AtOnce);
}
