namespace TinyVae.Tests.Reference;

/// <summary>p(z) = Σₖ πₖ·Πⱼ N(zⱼ; mₖⱼ, sₖⱼ²), π the softmax of logits and log s² bounded.</summary>
internal sealed class ReferenceMixturePrior(int components, int units) : ReferencePrior
{
    public override IReadOnlyList<(string Name, int Outputs, int Inputs)> Tensors =>
        [("prior.logits", components, 0), ("prior.mean", units, components), ("prior.log_variance", units, components)];

    public override double Term(double[] z, IReadOnlyDictionary<string, double[]> parameters) =>
        z.Sum(LogNormal) - LogSum.OfExponentials(LogJoint(z, parameters));

    public override double[] Backward(
        double[] z, double weight, IReadOnlyDictionary<string, double[]> parameters, IReadOnlyDictionary<string, double[]> gradients)
    {
        double[] joint = LogJoint(z, parameters);
        double logDensity = LogSum.OfExponentials(joint);
        double logSum = LogSum.OfExponentials(parameters["prior.logits"]);
        double[] dz = [.. z.Select(value => -weight * value)];
        for (int k = 0; k < components; k++)
        {
            double responsibility = Math.Exp(joint[k] - logDensity);
            gradients["prior.logits"][k] += weight * (Math.Exp(parameters["prior.logits"][k] - logSum) - responsibility);
            for (int j = 0; j < units; j++)
            {
                int place = (j * components) + k;
                double raw = parameters["prior.log_variance"][place];
                double difference = z[j] - parameters["prior.mean"][place];
                double scaled = difference / Math.Exp(BoundedLogVariance.Value(raw));
                dz[j] += weight * responsibility * scaled;
                gradients["prior.mean"][place] -= weight * responsibility * scaled;
                gradients["prior.log_variance"][place] +=
                    0.5 * weight * responsibility * (1 - (difference * scaled)) * BoundedLogVariance.Derivative(raw);
            }
        }

        return dz;
    }

    /// <summary>log πₖ + log N(z; mₖ, sₖ²) of each component.</summary>
    private double[] LogJoint(double[] z, IReadOnlyDictionary<string, double[]> parameters)
    {
        double[] logits = parameters["prior.logits"];
        double logSum = LogSum.OfExponentials(logits);
        return [.. logits.Select((logit, k) => logit - logSum + z.Select((value, j) =>
        {
            int place = (j * components) + k;
            double logVariance = BoundedLogVariance.Value(parameters["prior.log_variance"][place]);
            return LogNormal((value - parameters["prior.mean"][place]) / Math.Exp(logVariance / 2)) - (logVariance / 2);
        }).Sum())];
    }

    private static double LogNormal(double value) => -0.5 * ((value * value) + Math.Log(2 * Math.PI));
}
