namespace TinyVae.Tests.Reference;

/// <summary><c>torch.optim.SGD</c>: the velocity is v ← μ·v + g, and the learning rate multiplies it and not the gradient.</summary>
internal sealed class ReferenceSgd(ReferenceArchitecture architecture) : ReferenceOptimizer(architecture)
{
    public double Momentum { get; init; } = 0.9;

    protected override double Updated(double value, double gradient, double[] state)
    {
        state[0] = (Momentum * state[0]) + gradient;
        return value - (LearningRate * state[0]);
    }
}
