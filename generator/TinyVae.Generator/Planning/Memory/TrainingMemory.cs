using TinyVae.Layout;

namespace TinyVae.Generator.Planning;

/// <summary>
/// The trainer's arena: the optimizer's state, activations and gradients. A step has two phases, between which a team of threads
/// waits for each other: the propagation, whose buffers never share memory, since one thread may be at its end where another begins; and
/// the update, which reads what every weight gradient is the product of.
/// </summary>
internal static class TrainingMemory
{
    private const int Propagation = 0;
    private const int Update = 1;

    public static MemoryPlan Plan(VaePlan plan)
    {
        List<BufferRequest> requests =
        [
            .. OfOptimizer(plan),
            .. OfData(plan),
            .. OfObjective(plan),
            .. OfLayers(plan),
            .. OfLatent(plan),
            .. OfStages(plan),
            .. OfCodes(plan),
            new(BufferNames.Zeros, PanelMath.Lanes, Propagation, Update, "never written"),
            new(BufferNames.Scratch, plan.TrainingScratchLength, Propagation, Update, "16 inputs of a weight, transposed; later the gradients of 16 inputs x 16 outputs"),
        ];
        return MemoryPlan.Place(requests);
    }

    private static IEnumerable<BufferRequest> OfOptimizer(VaePlan plan)
    {
        foreach (OptimizerState state in plan.Optimizer.States)
            yield return new(state.Buffer, plan.ParameterLength, Propagation, Update, $"{state.Contents}, in the layout of the parameters");
        if (plan.ClipsGradients)
            yield return new(BufferNames.Gradients, plan.ParameterLength, Update, Update, "of all parameters, in their layout");
        if (plan.SharedTensor is not null)
            yield return new(BufferNames.SharedGradient, PanelMath.Lanes, Propagation, Update, "of what all features share; the lanes beyond it 0");
    }

    private static IEnumerable<BufferRequest> OfData(VaePlan plan)
    {
        int features = plan.Condition.RowSize;
        bool isCorrupted = plan.Model.Corruption is not null;
        yield return Panels(plan, BufferNames.Input, features, plan.Data, isCorrupted ? Propagation : Update);
        if (isCorrupted)
            yield return Panels(plan, BufferNames.Corrupted, features, plan.Data, Update);
        yield return Blocks(BufferNames.InputPeaks, "the largest absolute value that a layer reads, one for each 16 rows");
        yield return Blocks(BufferNames.GradientPeaks, "the largest gradient of what a layer gives, one for each 16 rows");

        BufferRequest Blocks(string name, string contents) =>
            new(name, PanelMath.Padded(PanelMath.Panels(plan.Model.BatchSize)), Propagation, Propagation, contents);
    }

    private static IEnumerable<BufferRequest> OfObjective(VaePlan plan)
    {
        ObjectivePlan objective = plan.Objective;
        long rows = PanelMath.Padded(plan.Model.BatchSize);
        long draws = PanelMath.Padded(plan.Draws.Most);
        if (!objective.IsPoint)
            yield return Sums(BufferNames.Divergences, rows, "KL divergences of each 16 rows, in lanes");
        if (objective.HasFreeBits)
            yield return Sums(BufferNames.UnitDivergences, PanelMath.Panels(plan.Model.Latent) * rows, "KL divergence of each unit over each 16 rows");
        if (!objective.IsImportanceWeighted)
        {
            yield return Sums(BufferNames.Densities, rows, "log p(x|z) of each 16 rows, in lanes");
            yield break;
        }

        yield return Sums(BufferNames.Densities, draws, "log p(x|z) of each draw");
        yield return Sums(BufferNames.LogRatios, draws * plan.PosteriorModel.FloatsOfLogRatio, "log q(z|x) − log p(z) of each draw");
        yield return Sums(BufferNames.Weights, draws, "importance weights of the draws, over the rows");
        yield return Sums(BufferNames.Bounds, rows, "the bound of each row");

        static BufferRequest Sums(string name, long length, string contents) => new(name, length, Propagation, Propagation, contents);
    }

    private static IEnumerable<BufferRequest> OfLayers(VaePlan plan)
    {
        foreach (LayerPlan layer in plan.Layers)
        {
            RowSet rows = plan.RowsOf(layer);
            yield return Panels(plan, layer.Identifier, layer.UsedLanes, rows, Update);
            if (layer == plan.Posterior || layer == plan.Likelihood)
                continue;
            yield return Panels(plan, BufferNames.Gradient(layer), layer.UsedLanes, rows, Update);
            if (layer.Activation.SavesDerivative)
                yield return Panels(plan, BufferNames.Derivative(layer), layer.UsedLanes, rows, Propagation);
        }
    }

    private static IEnumerable<BufferRequest> OfLatent(VaePlan plan)
    {
        int units = plan.Model.Latent;
        yield return Panels(plan, BufferNames.LatentGradient, units, plan.Draws, plan.Objective.IsPoint ? Update : Propagation);
        if (plan.Objective.IsPoint)
            yield break;
        yield return Panels(plan, BufferNames.Noise, units, plan.Draws, Propagation);
        if (plan.DrawnBuffer != BufferNames.Latent)
            yield return Panels(plan, plan.DrawnBuffer, units, plan.Draws, Update);
        yield return Panels(plan, BufferNames.Latent, units, plan.Draws, Update);
    }

    private static IEnumerable<BufferRequest> OfCodes(VaePlan plan)
    {
        if (plan.Condition.IsDeclared)
            yield return Panels(plan, BufferNames.Code, plan.Condition.CodeSize, plan.Draws, Update);
    }

    private static IEnumerable<BufferRequest> OfStages(VaePlan plan)
    {
        if (!plan.Stages.Any())
            yield break;
        long draws = PanelMath.Padded(plan.Draws.Most);
        string adds = string.Join(" and the ", plan.Stages.Select(stage => stage.Name)) + (plan.Stages.Count() == 1 ? " adds" : " add");
        yield return new(BufferNames.LatentTerms, draws, Propagation, Propagation, $"what the {adds} to the divergence of each draw");
        yield return new(BufferNames.TermWeights, draws, Propagation, Propagation, "what each draw's term counts in the loss");
        foreach (StageBuffer saved in plan.Stages.SelectMany(stage => stage.Saved(draws)))
            yield return new(saved.Name, saved.Length, Propagation, Update, saved.Contents);
    }

    private static BufferRequest Panels(VaePlan plan, string name, int features, RowSet rows, int lastUse) =>
        ActivationBuffer.Request(name, features, plan.StrideOf(rows), Propagation, lastUse);
}
