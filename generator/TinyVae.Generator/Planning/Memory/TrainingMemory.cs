namespace TinyVae.Generator.Planning;

/// <summary>
/// The trainer's arena: the optimizer's state, activations and gradients. The gradient of every layer's output is finished, and found
/// finite, before the first parameter changes; so whatever a weight gradient reads lives to the end.
/// </summary>
internal static class TrainingMemory
{
    public static MemoryPlan Plan(VaePlan plan)
    {
        var times = new TrainingTimes(plan);
        List<BufferRequest> requests =
        [
            .. OfOptimizer(plan, times),
            .. OfRows(plan, times),
            .. OfObjective(plan, times),
            .. OfLayers(plan, times),
            .. OfLatent(plan, times),
            new(BufferNames.Zeros, PanelMath.Lanes, 0, times.Update, "never written"),
            new(BufferNames.Scratch, plan.TrainingScratchLength, 0, times.Update, "16 inputs of a weight, transposed; later the gradients of 16 inputs x 16 outputs"),
        ];
        return MemoryPlan.Place(requests);
    }

    private static IEnumerable<BufferRequest> OfOptimizer(VaePlan plan, TrainingTimes times)
    {
        foreach (OptimizerState state in plan.Optimizer.States)
            yield return new(state.Buffer, plan.ParameterLength, 0, times.Update, $"{state.Contents}, in the layout of the parameters");
        if (plan.ClipsGradients)
            yield return new(BufferNames.Gradients, plan.ParameterLength, times.Update, times.Update, "of all parameters, in their layout");
        if (plan.SharedTensor is not null)
            yield return new(BufferNames.SharedGradient, PanelMath.Lanes, times.Likelihood, times.Update, "of what all features share; the lanes beyond it 0");
    }

    private static IEnumerable<BufferRequest> OfRows(VaePlan plan, TrainingTimes times)
    {
        bool isCorrupted = plan.Model.Corruption is not null;
        int features = plan.Model.Input.Size;
        yield return Panels(plan, BufferNames.Input, features, plan.Data, 0, isCorrupted ? times.Likelihood : times.Update);
        if (isCorrupted)
            yield return Panels(plan, BufferNames.Corrupted, features, plan.Data, 0, times.Update);
        yield return Blocks(BufferNames.InputPeaks, "the largest absolute value that a layer reads, one for each 16 rows");
        yield return Blocks(BufferNames.GradientPeaks, "the largest gradient of what a layer gives, one for each 16 rows");

        BufferRequest Blocks(string name, string contents) =>
            new(name, PanelMath.Padded(PanelMath.Panels(plan.Model.BatchSize)), 0, times.Update, contents);
    }

    private static IEnumerable<BufferRequest> OfObjective(VaePlan plan, TrainingTimes times)
    {
        ObjectivePlan objective = plan.Objective;
        long rows = PanelMath.Padded(plan.Model.BatchSize);
        long draws = PanelMath.Padded(plan.Draws.Most);
        if (!objective.IsPoint)
            yield return new(BufferNames.Divergences, rows, 0, times.Update, "KL divergences of each 16 rows, in lanes");
        if (objective.HasFreeBits)
        {
            long panels = PanelMath.Panels(plan.Model.Latent);
            yield return new(BufferNames.UnitDivergences, panels * rows, 0, times.Update, "KL divergence of each unit over each 16 rows");
        }

        yield return objective.IsImportanceWeighted
            ? new(BufferNames.Densities, draws, 0, times.Update, "log p(x|z) of each draw")
            : new(BufferNames.Densities, rows, 0, times.Update, "log p(x|z) of each 16 rows, in lanes");
        if (objective.IsImportanceWeighted)
        {
            yield return new(BufferNames.LogRatios, draws * plan.PosteriorModel.FloatsOfLogRatio, times.Sampling, times.Likelihood, "log q(z|x) − log p(z) of each draw");
            yield return new(BufferNames.Weights, draws, times.Likelihood, times.Update, "importance weights of the draws, over the rows");
            yield return new(BufferNames.Bounds, rows, times.Likelihood, times.Update, "the bound of each row");
        }
    }

    private static IEnumerable<BufferRequest> OfLayers(VaePlan plan, TrainingTimes times)
    {
        foreach (DensePlan layer in plan.Layers)
        {
            RowSet rows = plan.RowsOf(layer);
            int forward = times.Forward(layer);
            yield return Panels(plan, layer.Identifier, layer.UsedLanes, rows, forward, times.Update);
            if (layer == plan.Posterior || layer == plan.Likelihood)
                continue;
            yield return Panels(plan, BufferNames.Gradient(layer), layer.UsedLanes, rows, times.Backward(forward), times.Update);
            if (layer.Activation.SavesDerivative)
                yield return Panels(plan, BufferNames.Derivative(layer), layer.UsedLanes, rows, forward, times.Backward(forward));
        }
    }

    private static IEnumerable<BufferRequest> OfLatent(VaePlan plan, TrainingTimes times)
    {
        int units = plan.Model.Latent;
        int backward = times.Backward(times.Sampling);
        yield return Panels(plan, BufferNames.LatentGradient, units, plan.Draws, backward - 1, plan.Objective.IsPoint ? times.Update : backward);
        if (plan.Objective.IsPoint)
            yield break;
        yield return Panels(plan, BufferNames.Noise, units, plan.Draws, 0, backward);
        yield return Panels(plan, BufferNames.Latent, units, plan.Draws, times.Sampling, times.Update);
    }

    private static BufferRequest Panels(VaePlan plan, string name, int features, RowSet rows, int first, int last) =>
        ActivationBuffer.Request(name, features, plan.StrideOf(rows), first, last);
}
