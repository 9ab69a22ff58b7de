using TinyVae.Generator.Collections;
using TinyVae.Generator.Columns;
using TinyVae.Generator.Conditions;
using TinyVae.Generator.Corruptions;
using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Posteriors;
using TinyVae.Generator.Programs;

namespace TinyVae.Generator.Networks;

/// <summary>
/// A training step. Forward is told here; what is done backward, in the update, and how long each buffer is needed follow from it. A step
/// has two halves, between which a team of threads waits for each other: the propagation, whose buffers never share memory, since one
/// thread may be at its end where another begins; and the update, which reads what every weight gradient is the product of. Where a team
/// shares each layer, it waits after each operation, buffers share memory, and the gradients of the weights are summed on the way back.
/// </summary>
internal sealed class TrainingProgram
{
    private readonly VaePlan _plan;

    public TrainingProgram(VaePlan plan)
    {
        _plan = plan;
        Values = new(plan);
        Loading = new(Load());
        Forward = new(Propagate());
        Bound = new(new TakeBound(Sums(), Values.SharedGradient, plan.SharedTensor?.Offset));
        if (plan.SharesLayers)
        {
            // A layer's weights first: afterwards what they need may be overwritten.
            Backward = new(Forward.Operations.Reverse().SelectMany(operation => new[] { operation.Update as LayerWeightGradient, operation.Backward }).OfType<Operation>());
            Closing = new();
            Propagation = Loading + Forward + Backward;
            Update = new(Forward.Update.Operations.Where(update => update is not LayerWeightGradient));
            Program[] moments = [.. (Propagation + Update).Operations.Select(operation => new Program(operation)), Bound + Clipping];
            Memory = MemoryPlan.Place([.. Lives.Of(Values.Buffers, moments), ScratchBuffer(moments.Length - 1)]);
            return;
        }

        Backward = Forward.Backward;
        Program updates = Forward.Update;
        Closing = new(Peaks(updates));
        Propagation = Loading + Forward + Backward + Closing;
        Update = new Program(updates.Operations.OfType<LayerWeightGradient>().Reverse())
            + new Program(updates.Operations.Where(update => update is not LayerWeightGradient))
            + Bound.Update;
        Memory = MemoryPlan.Place([.. Lives.Of(Values.Buffers, [Propagation + Bound, Update + Clipping]), ScratchBuffer(1)]);
    }

    public TrainingValues Values { get; }

    /// <summary>What comes before the first layer.</summary>
    public Program Loading { get; }

    /// <summary>From the first layer to the densities.</summary>
    public Program Forward { get; }

    /// <summary>From the gradient of what the decoder gave to that of the first layer's output.</summary>
    public Program Backward { get; }

    /// <summary>What the pass ends with.</summary>
    public Program Closing { get; }

    /// <summary>The first half of the step, whose rows a team shares.</summary>
    public Program Propagation { get; }

    /// <summary>What one member does once all are done.</summary>
    public Program Bound { get; }

    /// <summary>The second half of the step, whose panels a team shares.</summary>
    public Program Update { get; }

    /// <summary>What z goes through between its draw and the decoder.</summary>
    public IEnumerable<StageForward> Stages => Forward.Operations.OfType<StageForward>();

    public MemoryPlan Memory { get; }

    /// <summary>Floats of scratch that each member of a team needs.</summary>
    public long Scratch => (Propagation + Update).Scratch;

    private Program Clipping => Values.Gradients is { } gradients ? new(new ClippedUpdate(gradients)) : new();

    private IEnumerable<Operation> Load()
    {
        yield return new LoadBatch(Values.Input);
        CorruptionModel? corruption = _plan.Model.Corruption;
        Value clean = Values.Input;
        if (Values.Features is { } features)
        {
            if (Values.Cells is { } cells)
                yield return new Corrupt(corruption!, _plan.Columns.Count, Values.Input, cells);
            yield return new ReadColumns(_plan.Columns, _plan.ParameterLength, Values.Cells ?? Values.Input, features);
            clean = features;
        }

        if (clean != Values.EncoderInput)
            yield return new Corrupt(corruption!, _plan.FeaturesOfX, clean, Values.EncoderInput);
        if (Values.EncoderInput != Values.Input && _plan.Condition.IsDeclared)
            yield return new AppendCondition(_plan.Condition, Values.Input, Values.EncoderInput, _plan.FeaturesOfX);

        if (Values.Noise is { } noise)
            yield return new DrawNoise(noise);
    }

    private IEnumerable<Operation> Propagate() =>
    [
        .. Through(_plan.Encoder.Append(_plan.PosteriorLayer), Values.EncoderInput),
        .. Draw(),
        .. GoThroughStages(),
        .. Values.Code == Values.Z ? Array.Empty<Operation>() : [new JoinCondition(_plan.Condition, Values.Input, Values.Z, Values.Code)],
        .. Through(_plan.DecoderAndLikelihood, Values.Code),
        new Observe(
            _plan.Likelihood, _plan.Model.Input.Size, Values.Of(_plan.LikelihoodLayer), Values.Input, Values.Densities,
            Values.LogRatios, Values.Weights, Values.Bounds, _plan.Shared),
    ];

    private IEnumerable<Operation> Through(IEnumerable<LayerPlan> layers, Value x)
    {
        foreach (LayerPlan layer in layers)
        {
            Value y = Values.Of(layer);
            yield return new LayerForward(layer, x, y, layer.Activation.SavesDerivative ? y.Slope : null);
            x = y;
        }
    }

    private IEnumerable<Operation> Draw()
    {
        if (Values is { Noise: { } noise, Divergences: { } divergences })
        {
            yield return new PosteriorSample(
                _plan.Posterior, _plan.Objective, Values.Of(_plan.PosteriorLayer), noise, Values.Drawn,
                divergences, Values.UnitDivergences, Values.LogRatios, Values.Weights);
        }
    }

    private IEnumerable<Operation> GoThroughStages()
    {
        if (Values.Terms is not { } terms || Values.TermWeights is not { } weights)
            yield break;
        yield return new ClearTerms(terms);
        Value z = Values.Drawn;
        foreach (LatentStagePlan stage in _plan.Stages)
        {
            yield return new StageForward(stage, z, Values.Z, terms, weights, Values.SavedBy(stage));
            z = Values.Z;
        }

        yield return new GatherTerms(terms, Values.LogRatios, weights, Values.Weights);
    }

    private IEnumerable<Operation> Peaks(Program updates)
    {
        LayerWeightGradient[] layers = [.. updates.Operations.OfType<LayerWeightGradient>()];
        bool isInputKnown = _plan.BoundOfEncoderInput is not null;
        yield return new NotePeaks(
            new(layers), new([.. layers.Where(layer => !isInputKnown || layer.X != Values.EncoderInput)]), Values.InputPeaks!, Values.GradientPeaks!);
    }

    private EquatableArray<Value> Sums() =>
        Some(Values.Divergences, Values.Terms, Values.Densities, Values.Weights, Values.Bounds, Values.InputPeaks, Values.GradientPeaks);

    private BufferRequest ScratchBuffer(int lastMoment) =>
        new(BufferName.Scratch, Scratch, 0, lastMoment, string.Join("; or ", _plan.Layers.Select(layer => layer.ScratchContents).Distinct()));

    private static EquatableArray<Value> Some(params Value?[] values) => new([.. values.OfType<Value>()]);
}
