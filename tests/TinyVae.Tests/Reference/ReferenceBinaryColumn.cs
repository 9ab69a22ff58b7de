using TinyVae.Tests.Runtime.Numerics;

namespace TinyVae.Tests.Reference;

/// <summary>log p(x) = x·log σ(l) + (1 − x)·log σ(−l).</summary>
internal sealed class ReferenceBinaryColumn : ReferenceColumn
{
    public override int Parameters => 1;

    public override double[] Encode(double x) => [x];

    public override double LogDensity(double x, double[] raw) => -DoubleMath.Softplus(x == 1 ? -raw[0] : raw[0]);

    public override double[] LogDensityGradient(double x, double[] raw) => [x == 1 ? DoubleMath.Sigmoid(-raw[0]) : -DoubleMath.Sigmoid(raw[0])];

    public override double[] Expect(double[] raw) => [DoubleMath.Sigmoid(raw[0])];

    public override double Variance(double[] raw) => DoubleMath.Sigmoid(raw[0]) * DoubleMath.Sigmoid(-raw[0]);

    public override double Decide(double[] expectations) => expectations[0] > 0.5 ? 1 : 0;
}
