namespace TinyVae.Tests.Reference;

/// <summary>
/// A variational autoencoder in double precision, one row and one scalar at a time, its gradients written out by hand:
/// what generated models are held against. It shares no code with them.
/// </summary>
internal sealed class ReferenceVae(ReferenceArchitecture architecture, IReadOnlyDictionary<string, double[]> parameters)
{
    private readonly ReferenceLikelihood _likelihood = architecture.Likelihood;
    private readonly ReferenceNetwork _encoder =
        new("encoder", architecture.Encoder, ["posterior.mean", "posterior.log_variance"], parameters);
    private readonly ReferenceNetwork _decoder =
        new("decoder", architecture.Decoder, architecture.Likelihood.Heads, parameters);

    public (double[] Mean, double[] LogVariance) Encode(double[] x)
    {
        IReadOnlyList<double[]> heads = _encoder.Forward(x).Outputs;
        return (heads[0], [.. heads[1].Select(BoundedLogVariance.Value)]);
    }

    /// <summary>The mean of p(x|z).</summary>
    public double[] Decode(double[] z) => PerFeature(_decoder.Forward(z), _likelihood.Mean);

    /// <summary>The bounded log-variance of p(x|z), where the decoder gives one.</summary>
    public double[] DecodeLogVariance(double[] z) => PerFeature(_decoder.Forward(z), heads => BoundedLogVariance.Value(heads[1]));

    public double[] Reconstruct(double[] x) => Decode(Encode(x).Mean);

    /// <summary>The bound of a batch with the noise given, averaged over its rows.</summary>
    public Elbo Bound(double[][] batch, double[][] noise) => Backpropagate(batch, noise, 1, architecture.NewTensors(new Random(0), 0));

    /// <summary>Adds the gradients of mean [−log p(x|z) + klWeight·KL] to <paramref name="gradients"/> and returns the bound.</summary>
    public Elbo Backpropagate(double[][] batch, double[][] noise, double klWeight, IReadOnlyDictionary<string, double[]> gradients)
    {
        double reconstruction = 0;
        double divergence = 0;
        double share = 1.0 / batch.Length;
        for (int row = 0; row < batch.Length; row++)
        {
            Elbo elbo = BackpropagateRow(batch[row], noise[row], klWeight, share, gradients);
            reconstruction += share * elbo.Reconstruction;
            divergence += share * elbo.KullbackLeibler;
        }

        return new Elbo(reconstruction, divergence);
    }

    private Elbo BackpropagateRow(
        double[] x, double[] noise, double klWeight, double share, IReadOnlyDictionary<string, double[]> gradients)
    {
        ReferenceNetwork.Pass encoded = _encoder.Forward(x);
        double[] mean = encoded.Outputs[0];
        double[] raw = encoded.Outputs[1];
        double[] logVariance = [.. raw.Select(BoundedLogVariance.Value)];
        double[] deviation = [.. logVariance.Select(value => Math.Exp(value / 2))];

        // The reparameterization z = μ + σ·ε.
        double[] z = new double[mean.Length];
        double divergence = 0;
        for (int j = 0; j < z.Length; j++)
        {
            z[j] = mean[j] + (deviation[j] * noise[j]);
            divergence += 0.5 * ((mean[j] * mean[j]) + (deviation[j] * deviation[j]) - logVariance[j] - 1);
        }

        ReferenceNetwork.Pass decoded = _decoder.Forward(z);
        double reconstruction = x.Select((value, i) => _likelihood.LogDensity(value, Feature(decoded, i))).Sum();

        double[][] headGradients = [.. decoded.Outputs.Select(head => new double[head.Length])];
        for (int i = 0; i < x.Length; i++)
        {
            double[] gradient = _likelihood.LogDensityGradient(x[i], Feature(decoded, i));
            for (int head = 0; head < gradient.Length; head++)
            {
                headGradients[head][i] = -share * gradient[head];
            }
        }

        double[] dz = _decoder.Backward(decoded, headGradients, gradients);

        // ∂KL/∂μ = μ, ∂KL/∂logσ² = ½(σ² − 1); ∂z/∂μ = 1, ∂z/∂logσ² = ½σε.
        double[] meanGradient = new double[z.Length];
        double[] rawGradient = new double[z.Length];
        for (int j = 0; j < z.Length; j++)
        {
            meanGradient[j] = dz[j] + (share * klWeight * mean[j]);
            double byLogVariance = (0.5 * deviation[j] * noise[j] * dz[j])
                + (share * klWeight * 0.5 * ((deviation[j] * deviation[j]) - 1));
            rawGradient[j] = byLogVariance * BoundedLogVariance.Derivative(raw[j]);
        }

        _encoder.Backward(encoded, [meanGradient, rawGradient], gradients);
        return new Elbo(reconstruction, divergence);
    }

    private static double[] PerFeature(ReferenceNetwork.Pass decoded, Func<double[], double> value) =>
        [.. Enumerable.Range(0, decoded.Outputs[0].Length).Select(i => value(Feature(decoded, i)))];

    private static double[] Feature(ReferenceNetwork.Pass decoded, int i) => [.. decoded.Outputs.Select(head => head[i])];
}
