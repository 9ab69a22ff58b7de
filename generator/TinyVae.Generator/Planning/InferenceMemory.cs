namespace TinyVae.Generator.Planning;

/// <summary>The model's arena: the parameters, then the scratch of inference for a few rows at a time.</summary>
internal static class InferenceMemory
{
    public static MemoryPlan Plan(VaePlan plan)
    {
        int time = 0;
        int end = plan.Layers.Count + 2;
        var requests = new List<BufferRequest> { Panels(BufferNames.Input, plan.Model.Input.Size, 0, end) };
        foreach (DensePlan layer in plan.Encoder.Append(plan.Posterior))
            requests.Add(Panels(layer.Identifier, layer.UsedLanes, ++time, time + 1));
        time++;
        requests.Add(new(BufferNames.PosteriorRow, plan.PosteriorRowLength, time, time, "one row of the posterior's heads, side by side"));
        requests.Add(Panels(BufferNames.Latent, plan.Model.Latent, time, time + 1));
        foreach (DensePlan layer in plan.Decoder.Append(plan.Likelihood))
            requests.Add(Panels(layer.Identifier, layer.UsedLanes, ++time, time + 1));
        return MemoryPlan.Place(plan.ParameterLength, requests);

        BufferRequest Panels(string name, int features, int first, int last) =>
            ActivationBuffer.Request(name, features, plan.InferenceStride, first, last);
    }
}
