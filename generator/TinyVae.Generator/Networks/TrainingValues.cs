using TinyVae.Generator.Collections;
using TinyVae.Generator.Corruptions;
using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Objectives;
using TinyVae.Generator.Optimizers;
using TinyVae.Generator.Programs;
using TinyVae.Layout;

namespace TinyVae.Generator.Networks;

/// <summary>The values of a training step, each with its buffer in the trainer's arena.</summary>
internal sealed class TrainingValues
{
    private readonly List<Value> _buffers = [];
    private readonly Dictionary<LayerPlan, Value> _outputs = [];
    private readonly VaePlan _plan;

    public TrainingValues(VaePlan plan)
    {
        _plan = plan;
        AddOptimizer();
        Input = Add(Panels(BufferName.Input, plan.Condition.RowSize, plan.Data) with { Words = plan.Columns.AreDeclared ? null : "The batch" });
        EncoderInput = AddEncoderInput();
        if (!plan.SharesLayers)
        {
            InputPeaks = Blocks(BufferName.InputPeaks, "the largest absolute value that a layer reads, one for each 16 rows");
            GradientPeaks = Blocks(BufferName.GradientPeaks, "the largest gradient of what a layer gives, one for each 16 rows");
        }

        AddSums();
        AddLayers();
        AddLatent();
        AddStages();
        Code = plan.Condition.IsDeclared ? Add(Panels(BufferName.Code, plan.Condition.CodeSize, plan.Draws) with { Gradient = Z.Gradient }) : Z;
        Add(new(BufferName.Zeros, PanelMath.Lanes, "never written") { IsKept = true });
    }

    /// <summary>A value of each buffer, in the order of the arena's constants.</summary>
    public IReadOnlyList<Value> Buffers => _buffers;

    /// <summary>The gradients of all parameters, where they are clipped, or summed over parts of the batch.</summary>
    public Value? Gradients { get; private set; }

    /// <summary>The gradient of what all features share, where there is such.</summary>
    public Value? SharedGradient { get; private set; }

    /// <summary>The rows of the batch, their conditions included.</summary>
    public Value Input { get; }

    /// <summary>The cells of which training takes some away; null where it takes none.</summary>
    public Value? Cells { get; private set; }

    /// <summary>What the columns are to the encoder; null where the input is of one kind.</summary>
    public Value? Features { get; private set; }

    /// <summary>What the encoder reads.</summary>
    public Value EncoderInput { get; }

    /// <summary>The peaks of what layers read; null where the gradients themselves are looked at.</summary>
    public Value? InputPeaks { get; }

    public Value? GradientPeaks { get; }

    /// <summary>The divergence of each 16 rows; null of a plain autoencoder.</summary>
    public Value? Divergences { get; private set; }

    /// <summary>The divergence of each unit, where free bits ask for it.</summary>
    public Value? UnitDivergences { get; private set; }

    public Value Densities { get; private set; } = null!;

    /// <summary>log q(z|x) − log p(z) of each draw, where draws are weighed.</summary>
    public Value? LogRatios { get; private set; }

    /// <summary>The importance weights of the draws.</summary>
    public Value? Weights { get; private set; }

    /// <summary>The importance-weighted bound of each row.</summary>
    public Value? Bounds { get; private set; }

    public Value? Noise { get; private set; }

    /// <summary>What the posterior draws.</summary>
    public Value Drawn { get; private set; } = null!;

    /// <summary>z: what the posterior draws, or what a flow makes of that.</summary>
    public Value Z { get; private set; } = null!;

    /// <summary>What the decoder reads.</summary>
    public Value Code { get; }

    public Value? Terms { get; private set; }

    public Value? TermWeights { get; private set; }

    /// <summary>What a layer gives.</summary>
    public Value Of(LayerPlan layer) => _outputs[layer];

    /// <summary>What a stage saves.</summary>
    public EquatableArray<Value> SavedBy(LatentStagePlan stage) => new([.. SavedValues(stage)]);

    private IEnumerable<Value> SavedValues(LatentStagePlan stage) =>
        stage.Saved(PanelMath.Padded(_plan.Draws.AtOnce)).Select(saved => Value.Numbers(saved.Name, saved.Length, saved.Contents, _plan.Draws, saved.FloatsPerRow) with { IsKept = _plan.SharesLayers });

    private Value AddEncoderInput()
    {
        CorruptionModel? corruption = _plan.Model.Corruption;
        Value input = Input;
        if (_plan.Columns.AreDeclared)
        {
            if (corruption is { TakesCells: true })
                Cells = Add(Panels(BufferName.Corrupted, _plan.Columns.Count, _plan.Data));
            int features = _plan.Columns.Features + _plan.Condition.Size;
            Features = Add(Panels(BufferName.Features, features, _plan.Data) with { Words = "What the encoder reads" });
            input = Features;
        }

        return corruption is null or { TakesCells: true }
            ? input
            : Add(input with { Buffer = BufferName.Corrupted, Words = "The corrupted batch" });
    }

    private void AddOptimizer()
    {
        foreach (OptimizerState state in _plan.Optimizer.States)
            Add(new(state.Buffer, _plan.ParameterLength, $"{state.Contents}, in the layout of the parameters") { IsKept = true });
        if (_plan.ClipsGradients || _plan.SharesLayers)
            Gradients = Add(new(BufferName.Gradients, _plan.ParameterLength, "of all parameters, in their layout") { IsKept = _plan.SharesLayers });
        if (_plan.SharedTensor is not null && !_plan.SharesLayers)
            SharedGradient = Add(new(BufferName.SharedGradient, PanelMath.Lanes, "of what all features share; the lanes beyond it 0"));
    }

    private void AddSums()
    {
        ObjectivePlan objective = _plan.Objective;
        long rows = PanelMath.Padded(_plan.Model.BatchSize);
        long draws = PanelMath.Padded(_plan.Draws.Most);
        if (!objective.IsPoint)
            Divergences = Add(OfBatch(BufferName.Divergences, rows, "KL divergences of each 16 rows, in lanes", _plan.Data));
        if (objective.HasFreeBits)
        {
            int panels = PanelMath.Panels(_plan.Model.Latent);
            UnitDivergences = Add(
                OfBatch(BufferName.UnitDivergences, panels * rows, "KL divergence of each unit over each 16 rows", _plan.Data, panels));
        }

        if (!objective.IsImportanceWeighted)
        {
            Densities = Add(OfBatch(BufferName.Densities, rows, "log p(x|z) of each 16 rows, in lanes", _plan.Data));
            return;
        }

        Densities = Add(OfBatch(BufferName.Densities, draws, "log p(x|z) of each draw", _plan.Draws));
        int floats = _plan.Posterior.FloatsOfLogRatio;
        LogRatios = Add(OfBatch(BufferName.LogRatios, draws * floats, "log q(z|x) − log p(z) of each draw", _plan.Draws, floats));
        Weights = Add(OfBatch(BufferName.ImportanceWeights, draws, "importance weights of the draws, over the rows", _plan.Draws));
        Bounds = Add(OfBatch(BufferName.Bounds, rows, "the bound of each row", _plan.Data));
    }

    private void AddLayers()
    {
        foreach (LayerPlan layer in _plan.Layers)
        {
            Value output = Panels(layer.Identifier, layer.UsedLanes, _plan.RowsOf(layer));
            string gradient = $"The gradient of {layer.Name}";
            if (layer == _plan.LikelihoodLayer || (layer == _plan.PosteriorLayer && !_plan.Objective.IsPoint))
            {
                _outputs[layer] = Add(output) with { Gradient = output.Become(gradient) };
            }
            else if (layer == _plan.PosteriorLayer)
            {
                Value ofZ = Panels(BufferName.LatentGradient, layer.UsedLanes, _plan.Draws) with { Words = gradient };
                _outputs[layer] = Add(output) with { Words = "z", Gradient = ofZ };
            }
            else
            {
                // In a pass of all layers, all that reads a value has it by the time that its gradient is there: one buffer is enough.
                Add(output);
                Value ofOutput = _plan.SharesLayers
                    ? output.Become(gradient)
                    : Add(Panels(BufferName.Gradient(layer), layer.UsedLanes, output.Rows) with { Words = gradient });
                Value given = output with { Words = $"The output of {layer.Name}", Gradient = ofOutput };
                Value? slope = layer.Activation switch
                {
                    { IsIdentity: true } => null,
                    { SavesDerivative: true } => Add(Panels(BufferName.Derivative(layer), layer.UsedLanes, output.Rows)),
                    _ => given,
                };
                _outputs[layer] = given with { Slope = slope };
            }
        }
    }

    private void AddLatent()
    {
        int units = _plan.Model.Latent;
        Value gradient = Add(Panels(BufferName.LatentGradient, units, _plan.Draws) with { Words = _plan.Stages.Any() ? "The gradient of z" : null });
        if (_plan.Objective.IsPoint)
        {
            Z = Drawn = Of(_plan.PosteriorLayer); // of a plain autoencoder, what the encoder gave is z
            return;
        }

        Noise = Add(Panels(BufferName.Noise, units, _plan.Draws));
        Value? drawn = _plan.Flow is null ? null : Add(Panels(BufferName.Drawn, units, _plan.Draws)) with { Gradient = gradient };
        Z = Add(Panels(BufferName.Latent, units, _plan.Draws) with { Words = "z", Gradient = gradient });
        Drawn = drawn ?? Z;
    }

    private void AddStages()
    {
        if (!_plan.Stages.Any())
            return;
        long draws = PanelMath.Padded(_plan.Draws.Most);
        string adds = string.Join(" and the ", _plan.Stages.Select(stage => stage.Name)) + (_plan.Stages.Count() == 1 ? " adds" : " add");
        Terms = Add(OfBatch(BufferName.LatentTerms, draws, $"what the {adds} to the divergence of each draw", _plan.Draws));
        TermWeights = Add(OfBatch(BufferName.TermWeights, draws, "what each draw's term counts in the loss", _plan.Draws));
        foreach (Value saved in _plan.Stages.SelectMany(SavedValues))
            Add(saved);
    }

    private Value Add(Value value)
    {
        _buffers.Add(value);
        return value;
    }

    private Value OfBatch(string name, long length, string contents, RowSet rows, int floatsPerRow = 1) =>
        Value.Numbers(name, length, contents, rows, floatsPerRow) with { IsOfBatch = true, IsKept = _plan.SharesLayers };

    private Value Blocks(string name, string contents) => Add(new(name, PanelMath.Padded(PanelMath.Panels(_plan.Model.BatchSize)), contents));

    private Value Panels(string name, int features, RowSet rows) => Value.Panels(name, features, rows, _plan.StrideOf(rows));
}
