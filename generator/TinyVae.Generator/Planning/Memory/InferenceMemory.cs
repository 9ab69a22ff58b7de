using TinyVae.Layout;

namespace TinyVae.Generator.Planning;

/// <summary>The scratch of inference, for a few rows at a time: behind the parameters in the model's arena.</summary>
internal static class InferenceMemory
{
    public static MemoryPlan Plan(VaePlan plan)
    {
        // Draws of one row come back to its heads, and noise of x takes the place of x: what is not a layer's output stays to the end.
        int time = 0;
        int end = plan.Layers.Count + 2 + (plan.Condition.IsDeclared ? 1 : 0);
        int latent = plan.Model.Latent;
        List<BufferRequest> requests =
        [
            Panels(BufferNames.Input, plan.Condition.RowSize, 0, end),
            Panels(BufferNames.Noise, plan.Condition.CodeSize, 0, end), // a walk keeps the codes of its two ends there
            Rows(BufferNames.Densities, "log p(x|z) of each row"),
            Rows(BufferNames.Divergences, "KL divergence, or log q(z|x) − log p(z), of each row"),
        ];
        foreach (LayerPlan layer in plan.Encoder)
            requests.Add(Panels(layer.Identifier, layer.UsedLanes, ++time, time + 1));
        requests.Add(Panels(plan.Posterior.Identifier, plan.Posterior.UsedLanes, ++time, end));
        requests.Add(Panels(BufferNames.Latent, latent, ++time, time + 1));
        if (plan.Condition.IsDeclared)
            requests.Add(Panels(BufferNames.Code, plan.Condition.CodeSize, ++time, time + 1));
        foreach (LayerPlan layer in plan.DecoderAndLikelihood)
            requests.Add(Panels(layer.Identifier, layer.UsedLanes, ++time, time + 1));
        if (plan.InferenceWorkspaceLength > 0)
            requests.Add(new(BufferNames.Workspace, plan.InferenceWorkspaceLength, 0, end, "rows in lanes"));
        return MemoryPlan.Place(requests);

        BufferRequest Panels(string name, int features, int first, int last) =>
            ActivationBuffer.Request(name, features, plan.InferenceStride, first, last);

        BufferRequest Rows(string name, string contents) =>
            new(name, PanelMath.Panels(plan.InferenceRows) * PanelMath.Lanes, 0, end, contents);
    }
}
