namespace TinyVae.Generator.Planning;

/// <summary>
/// The trainer's arena: moments, activations and gradients. The gradient of every layer's output is finished, and found finite,
/// before the first parameter changes; so whatever a weight gradient reads lives to the end.
/// </summary>
internal static class TrainingMemory
{
    public static MemoryPlan Plan(VaePlan plan)
    {
        // Moments of time: forward through the encoder, sampling, forward through the decoder, likelihood, backward, update.
        int sampling = plan.Encoder.Count + 2;
        int likelihood = plan.Layers.Count + 2;
        int update = 2 * likelihood;
        int samplingBackward = update - sampling;
        int Backward(int forward) => update - forward;

        var requests = new List<BufferRequest>
        {
            new(BufferNames.FirstMoments, plan.ParameterLength, 0, update, "m of Adam, in the layout of the parameters"),
            new(BufferNames.SecondMoments, plan.ParameterLength, 0, update, "v of Adam, in the layout of the parameters"),
            new(BufferNames.Zeros, PanelMath.Lanes, 0, update, "never written"),
            Panels(BufferNames.Input, plan.Model.Input.Size, 0, update),
        };

        int time = 0;
        foreach (DensePlan layer in plan.Layers)
        {
            if (layer == plan.DecoderAndLikelihood.First())
                time = sampling;
            time++;
            requests.Add(Panels(layer.Identifier, layer.UsedLanes, time, update));
            if (layer != plan.Posterior && layer != plan.Likelihood)
            {
                int first = layer.Activation.SavesDerivative ? time : Backward(time);
                requests.Add(Panels(BufferNames.Gradient(layer), layer.UsedLanes, first, update));
            }
        }

        requests.Add(Panels(BufferNames.Noise, plan.Model.Latent, 0, samplingBackward));
        requests.Add(Panels(BufferNames.Latent, plan.Model.Latent, sampling, update));
        requests.Add(Panels(BufferNames.LatentGradient, plan.Model.Latent, samplingBackward - 1, samplingBackward));
        requests.Add(new(BufferNames.PosteriorRow, plan.PosteriorRowLength, sampling, samplingBackward, "one row of the posterior's heads, side by side"));
        requests.Add(new(BufferNames.PosteriorGradientRow, plan.PosteriorRowLength, samplingBackward, samplingBackward, "its gradient"));
        long block = PanelMath.Lanes * PanelMath.Lanes;
        long widest = plan.Layers.Skip(1).Max(layer => layer.Panels);
        requests.Add(new(BufferNames.Transposed, (widest + 1) * block, likelihood, update, "16 inputs of a weight, transposed, and one block to pad in"));
        requests.Add(new(BufferNames.GradientTile, block, update, update, "the gradients of 16 inputs x 16 outputs"));
        return MemoryPlan.Place(0, requests);

        BufferRequest Panels(string name, int features, int first, int last) =>
            ActivationBuffer.Request(name, features, plan.TrainingStride, first, last);
    }
}
