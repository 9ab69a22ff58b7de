namespace TinyVae.Generator.Planning;

/// <summary>
/// The moments of a step, in order: forward through the encoder, sampling, forward through the decoder, likelihood, back the same
/// way, update.
/// </summary>
internal sealed class TrainingTimes
{
    private readonly Dictionary<DensePlan, int> _forward = [];

    public TrainingTimes(VaePlan plan)
    {
        Sampling = plan.Encoder.Count + 2;
        Likelihood = plan.Layers.Count + 2;
        int time = 0;
        foreach (DensePlan layer in plan.Encoder.Append(plan.Posterior))
            _forward[layer] = ++time;
        time = Sampling;
        foreach (DensePlan layer in plan.DecoderAndLikelihood)
            _forward[layer] = ++time;
    }

    public int Sampling { get; }

    public int Likelihood { get; }

    public int Update => 2 * Likelihood;

    public int Forward(DensePlan layer) => _forward[layer];

    /// <summary>When the pass back comes to what the pass forward did at a moment.</summary>
    public int Backward(int forward) => Update - forward;
}
