namespace TinyVae.Tests.Reference;

/// <summary><c>torch.optim.Adagrad</c>: the sum of all squares so far, ε added to its root.</summary>
internal sealed class ReferenceAdagrad(ReferenceArchitecture architecture) : ReferenceOptimizer(architecture)
{
    public double Epsilon { get; init; } = 1e-10;

    protected override double Updated(double value, double gradient, double[] state)
    {
        state[0] += gradient * gradient;
        return value - (LearningRate * gradient / (Math.Sqrt(state[0]) + Epsilon));
    }
}
