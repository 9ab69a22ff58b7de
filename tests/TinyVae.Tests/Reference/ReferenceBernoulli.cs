namespace TinyVae.Tests.Reference;

/// <summary>log p = x·l − log(1 + eˡ) with l the logit.</summary>
internal sealed class ReferenceBernoulli : FeatureLikelihood
{
    public override IReadOnlyList<string> Heads => ["likelihood.logits"];

    public override double Mean(double[] heads) => ReferenceActivation.Sigmoid(heads[0]);

    public override double LogDensity(double x, double[] heads) => (x * heads[0]) - ReferenceActivation.Softplus(heads[0]);

    public override double[] LogDensityGradient(double x, double[] heads) => [x - ReferenceActivation.Sigmoid(heads[0])];
}
