namespace TinyVae.Generator.Planning;

/// <summary>The scratch of inference, for a few rows at a time: behind the parameters in the model's arena.</summary>
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
        requests.Add(Panels(BufferNames.Noise, plan.Model.Latent, time, time));
        requests.Add(Panels(BufferNames.Latent, plan.Model.Latent, time, time + 1));
        foreach (DensePlan layer in plan.Decoder.Append(plan.Likelihood))
            requests.Add(Panels(layer.Identifier, layer.UsedLanes, ++time, time + 1));
        requests.AddRange(ActivationBuffer.BlockSums(plan.InferenceRows, end));
        return MemoryPlan.Place(requests);

        BufferRequest Panels(string name, int features, int first, int last) =>
            ActivationBuffer.Request(name, features, plan.InferenceStride, first, last);
    }
}
