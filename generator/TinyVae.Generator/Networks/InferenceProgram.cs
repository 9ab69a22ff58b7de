using TinyVae.Generator.Columns;
using TinyVae.Generator.Conditions;
using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Likelihoods;
using TinyVae.Generator.Posteriors;
using TinyVae.Generator.Programs;
using TinyVae.Layout;

namespace TinyVae.Generator.Networks;

/// <summary>
/// Inference, for a few rows at a time, in the scratch behind the parameters in the model's arena. The library decides which part of it a
/// call runs, and what it keeps from one to the next: draws of one row come back to its heads, and noise of x takes the place of x.
/// </summary>
internal sealed class InferenceProgram
{
    private readonly VaePlan _plan;
    private readonly List<Value> _buffers = [];

    public InferenceProgram(VaePlan plan)
    {
        _plan = plan;
        Value input = Kept(Panels(BufferName.Input, plan.Condition.RowSize));
        Value noise = Kept(Panels(BufferName.Noise, plan.Condition.CodeSize)); // a walk keeps the codes of its two ends there
        Value densities = Kept(Rows(BufferName.Densities, "log p(x|z) of each row"));
        Value divergences = Kept(Rows(BufferName.Divergences, "KL divergence, or log q(z|x) − log p(z), of each row"));
        Operation[] reading = [.. Read(input)];
        Value read = reading.OfType<ReadColumns>().FirstOrDefault()?.Features ?? input;
        Encode = new([.. reading, .. Through(plan.Encoder.Append(plan.PosteriorLayer), read)]);
        Value heads = Encode.Operations.OfType<LayerForward>().Last().Y;
        Value z = Add(Panels(BufferName.Latent, plan.Model.Latent));
        Operation draw = new PosteriorDraw(plan.Posterior, heads, noise, z, divergences);
        IEnumerable<Operation> stages = plan.Stages.Select(stage => new StageForward(stage, z, z, divergences));
        Value code = plan.Condition.IsDeclared ? Add(Panels(BufferName.Code, plan.Condition.CodeSize)) : z;
        Join = code == z ? new() : new(new JoinCondition(plan.Condition, input, z, code));
        Decode = new(Through(plan.DecoderAndLikelihood, code));
        var observe = new Observe(plan.Likelihood, plan.Model.Input.Size, Decode.Operations.OfType<LayerForward>().Last().Y, input, densities);
        var whole = new Program([new LoadBatch(input), .. Encode.Operations, draw, .. stages, .. Join.Operations, .. Decode.Operations, observe]);
        long least = plan.Columns.AreDeclared ? plan.Columns.InferenceScratch : plan.SharesLayers ? PanelMath.Lanes : 0; // whose layers all ask for it
        Scratch = Math.Max(least, whole.Scratch);
        if (Scratch > 0)
            Kept(new(BufferName.Scratch, Scratch, "rows in lanes"));
        Memory = MemoryPlan.Place(Lives.Of(_buffers, [.. whole.Operations.Select(operation => new Program(operation))]));
    }

    /// <summary>From the rows to the posterior's heads.</summary>
    public Program Encode { get; }

    /// <summary>From z to the code.</summary>
    public Program Join { get; }

    /// <summary>From the code to the likelihood's parameters.</summary>
    public Program Decode { get; }

    /// <summary>Floats that kernels with rows in their lanes work in.</summary>
    public long Scratch { get; }

    public MemoryPlan Memory { get; }

    /// <summary>From the rows to what the encoder reads of columns.</summary>
    private IEnumerable<Operation> Read(Value input)
    {
        if (!_plan.Columns.AreDeclared)
            yield break;
        Value features = Add(Panels(BufferName.Features, _plan.FeaturesOfX + _plan.Condition.Size));
        yield return new ReadColumns(_plan.Columns, _plan.ParameterLength, input, features);
        if (_plan.Condition.IsDeclared)
            yield return new AppendCondition(_plan.Condition, input, features, _plan.FeaturesOfX);
    }

    private IEnumerable<Operation> Through(IEnumerable<LayerPlan> layers, Value x)
    {
        foreach (LayerPlan layer in layers)
        {
            Value y = Panels(layer.Identifier, layer.UsedLanes);
            y = layer == _plan.PosteriorLayer ? Kept(y) : Add(y);
            yield return new LayerForward(layer, x, y);
            x = y;
        }
    }

    private Value Kept(Value value) => Add(value with { IsKept = true });

    private Value Add(Value value)
    {
        _buffers.Add(value);
        return value;
    }

    private Value Panels(string name, int features) => Value.Panels(name, features, RowSet.Data(_plan.InferenceRows, _plan.InferenceRows), _plan.InferenceStride);

    private Value Rows(string name, string contents) => new(name, PanelMath.Padded(_plan.InferenceRows), contents);
}
