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
    public Elbo Bound(double[][] batch, double[][] noise) => Mean(batch.Zip(noise, (x, draws) => BoundOf(x, Forward(x, draws))));

    /// <summary>Adds the gradients of mean [−log p(x|z) + klWeight·KL] to <paramref name="gradients"/> and returns the bound.</summary>
    public Elbo Backpropagate(double[][] batch, double[][] noise, double klWeight, IReadOnlyDictionary<string, double[]> gradients)
    {
        List<Elbo> bounds = [];
        foreach ((double[] x, double[] draws) in batch.Zip(noise))
        {
            RowPass pass = Forward(x, draws);
            bounds.Add(BoundOf(x, pass));
            Backward(x, draws, pass, 1.0 / batch.Length, klWeight, gradients);
        }

        return Mean(bounds);
    }

    private static Elbo Mean(IEnumerable<Elbo> bounds) =>
        new(bounds.Average(bound => bound.Reconstruction), bounds.Average(bound => bound.KullbackLeibler));

    private RowPass Forward(double[] x, double[] noise)
    {
        ReferenceNetwork.Pass encoded = _encoder.Forward(x);
        double[] logVariance = [.. encoded.Outputs[1].Select(BoundedLogVariance.Value)];
        double[] deviation = [.. logVariance.Select(value => Math.Exp(value / 2))];

        // The reparameterization z = μ + σ·ε.
        double[] z = [.. encoded.Outputs[0].Select((mean, j) => mean + (deviation[j] * noise[j]))];
        return new RowPass(encoded, logVariance, deviation, _decoder.Forward(z));
    }

    private Elbo BoundOf(double[] x, RowPass pass)
    {
        double reconstruction = x.Select((value, i) => _likelihood.LogDensity(value, Feature(pass.Decoded, i))).Sum();
        double divergence = pass.Mean
            .Select((mean, j) => 0.5 * ((mean * mean) + (pass.Deviation[j] * pass.Deviation[j]) - pass.LogVariance[j] - 1))
            .Sum();
        return new Elbo(reconstruction, divergence);
    }

    /// <summary>Adds one row's gradients; the row's share of the loss is one over the number of rows.</summary>
    private void Backward(
        double[] x, double[] noise, RowPass pass, double share, double klWeight, IReadOnlyDictionary<string, double[]> gradients)
    {
        double[][] headGradients = [.. pass.Decoded.Outputs.Select(head => new double[head.Length])];
        for (int i = 0; i < x.Length; i++)
        {
            double[] gradient = _likelihood.LogDensityGradient(x[i], Feature(pass.Decoded, i));
            for (int head = 0; head < gradient.Length; head++)
            {
                headGradients[head][i] = -share * gradient[head];
            }
        }

        double[] dz = _decoder.Backward(pass.Decoded, headGradients, gradients);

        // ∂KL/∂μ = μ, ∂KL/∂logσ² = ½(σ² − 1); ∂z/∂μ = 1, ∂z/∂logσ² = ½σε.
        double[] meanGradient = new double[dz.Length];
        double[] rawGradient = new double[dz.Length];
        for (int j = 0; j < dz.Length; j++)
        {
            double deviation = pass.Deviation[j];
            meanGradient[j] = dz[j] + (share * klWeight * pass.Mean[j]);
            double byLogVariance = (0.5 * deviation * noise[j] * dz[j]) + (share * klWeight * 0.5 * ((deviation * deviation) - 1));
            rawGradient[j] = byLogVariance * BoundedLogVariance.Derivative(pass.Encoded.Outputs[1][j]);
        }

        _encoder.Backward(pass.Encoded, [meanGradient, rawGradient], gradients);
    }

    private static double[] PerFeature(ReferenceNetwork.Pass decoded, Func<double[], double> value) =>
        [.. Enumerable.Range(0, decoded.Outputs[0].Length).Select(i => value(Feature(decoded, i)))];

    private static double[] Feature(ReferenceNetwork.Pass decoded, int i) => [.. decoded.Outputs.Select(head => head[i])];

    /// <summary>What a row's forward pass leaves.</summary>
    private sealed record RowPass(
        ReferenceNetwork.Pass Encoded, double[] LogVariance, double[] Deviation, ReferenceNetwork.Pass Decoded)
    {
        public double[] Mean => Encoded.Outputs[0];
    }
}
