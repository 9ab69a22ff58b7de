namespace TinyVae.Tests.Reference;

/// <summary>
/// Adam as <c>torch.optim.Adam</c> computes it: ε is added to the root of the corrected second moment. With a weight decay it is
/// <c>torch.optim.AdamW</c>: the parameter shrinks by itself, apart from the moments.
/// </summary>
internal sealed class ReferenceAdam : ReferenceOptimizer
{
    public ReferenceAdam(ReferenceArchitecture architecture)
        : base(architecture) => LearningRate = 1e-3;

    public double Beta1 { get; init; } = 0.9;

    public double Beta2 { get; init; } = 0.999;

    public double Epsilon { get; init; } = 1e-8;

    public double WeightDecay { get; init; }

    protected override double Updated(double value, double gradient, double[] state)
    {
        state[0] = (Beta1 * state[0]) + ((1 - Beta1) * gradient);
        state[1] = (Beta2 * state[1]) + ((1 - Beta2) * gradient * gradient);
        double correctedFirst = state[0] / (1 - Math.Pow(Beta1, Steps));
        double correctedSecond = state[1] / (1 - Math.Pow(Beta2, Steps));
        double decayed = value * (1 - (LearningRate * WeightDecay));
        return decayed - (LearningRate * correctedFirst / (Math.Sqrt(correctedSecond) + Epsilon));
    }
}
