namespace TinyVae.Tests.Reference;

/// <summary><c>torch.optim.RMSprop</c>: a running mean of squares without correction, ε added to its root.</summary>
internal sealed class ReferenceRmsProp(ReferenceArchitecture architecture) : ReferenceOptimizer(architecture)
{
    public double Alpha { get; init; } = 0.99;

    public double Epsilon { get; init; } = 1e-8;

    protected override double Updated(double value, double gradient, double[] state)
    {
        state[0] = (Alpha * state[0]) + ((1 - Alpha) * gradient * gradient);
        return value - (LearningRate * gradient / (Math.Sqrt(state[0]) + Epsilon));
    }
}
