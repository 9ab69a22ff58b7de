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

        List<BufferRequest> requests =
        [
            new(BufferNames.FirstMoments, plan.ParameterLength, 0, update, "m of Adam, in the layout of the parameters"),
            new(BufferNames.SecondMoments, plan.ParameterLength, 0, update, "v of Adam, in the layout of the parameters"),
            new(BufferNames.Zeros, PanelMath.Lanes, 0, update, "never written"),
            Panels(BufferNames.Input, plan.Model.Input.Size, 0, update),
            .. ActivationBuffer.BlockSums(plan.Model.BatchSize, update),
            Peaks(BufferNames.InputPeaks, "the largest absolute value that a layer reads, one for each 16 rows"),
            Peaks(BufferNames.GradientPeaks, "the largest gradient of what a layer gives, one for each 16 rows"),
        ];

        int time = 0;
        foreach (DensePlan layer in plan.Layers)
        {
            if (layer == plan.DecoderAndLikelihood.First())
                time = sampling;
            time++;
            requests.Add(Panels(layer.Identifier, layer.UsedLanes, time, update));
            if (layer != plan.Posterior && layer != plan.Likelihood)
            {
                requests.Add(Panels(BufferNames.Gradient(layer), layer.UsedLanes, Backward(time), update));
                if (layer.Activation.SavesDerivative)
                    requests.Add(Panels(BufferNames.Derivative(layer), layer.UsedLanes, time, Backward(time)));
            }
        }

        requests.Add(Panels(BufferNames.Noise, plan.Model.Latent, 0, samplingBackward));
        requests.Add(Panels(BufferNames.Latent, plan.Model.Latent, sampling, update));
        requests.Add(Panels(BufferNames.LatentGradient, plan.Model.Latent, samplingBackward - 1, samplingBackward));
        requests.Add(new(BufferNames.Scratch, ScratchLength(plan), 0, update, "16 inputs of a weight, transposed; later the gradients of 16 inputs x 16 outputs"));
        return MemoryPlan.Place(requests);

        BufferRequest Panels(string name, int features, int first, int last) =>
            ActivationBuffer.Request(name, features, plan.TrainingStride, first, last);

        BufferRequest Peaks(string name, string contents) =>
            new(name, PanelMath.Panels(PanelMath.Panels(plan.Model.BatchSize)) * PanelMath.Lanes, 0, update, contents);
    }

    /// <summary>Floats of scratch that each member of a team needs: a block of 16 x 16 for each panel of outputs, and one to pad in.</summary>
    public static long ScratchLength(VaePlan plan)
    {
        long widest = plan.Layers.Max(layer => layer.Panels);
        return (widest + 1) * PanelMath.Lanes * PanelMath.Lanes;
    }
}
