namespace TinyVae.Tests.Reference;

/// <summary>
/// A variational autoencoder in double precision, one row and one scalar at a time, its gradients written out by hand:
/// what generated models are held against. It shares no code with them. A row is [x | c] and a code [z | c]; without a condition c is
/// empty.
/// </summary>
internal sealed class ReferenceVae(ReferenceArchitecture architecture, IReadOnlyDictionary<string, double[]> parameters)
{
    private readonly ReferenceLikelihood _likelihood = architecture.Likelihood;
    private readonly ReferenceObjective _objective = architecture.Objective;

    private readonly ReferenceFlow _flow = architecture.Flow;
    private readonly ReferencePrior _prior = architecture.Prior;

    private readonly ReferenceNetwork _encoder = new(
        "encoder",
        architecture.Encoder,
        architecture.PosteriorHeads.Select(head => architecture.PosteriorLayer(head.Outputs).Map(head.Name, parameters)),
        parameters);

    private readonly ReferenceNetwork _decoder = new(
        "decoder",
        architecture.Decoder,
        [
            .. architecture.Likelihood.Heads.Select(head => architecture.LikelihoodLayer.Map(head, parameters)),
            .. architecture.Likelihood.Shared.Select(head => new ReferenceShared(head, architecture.Input, parameters)),
        ],
        parameters);

    /// <summary>The posterior q(z|x), before its flow if it has one.</summary>
    public ReferencePosterior Encode(double[] row) => new(_encoder.Forward(Read(row)).Outputs);

    /// <summary>The posterior's mean, through its flow.</summary>
    public double[] Mean(double[] x) => _flow.Forward(Encode(x).Mean, parameters);

    /// <summary>z from the posterior, through its flow.</summary>
    public double[] Draw(double[] x, double[] noise) => _flow.Forward(Encode(x).Draw(noise), parameters);

    /// <summary>The mean of p(x|z).</summary>
    public double[] Decode(double[] code) => _likelihood.Mean(_decoder.Forward(code).Outputs);

    /// <summary>The log-variance of p(x|z), where the model learns one.</summary>
    public double[] DecodeLogVariance(double[] code) => ((SpreadLikelihood)_likelihood).LogVariance(_decoder.Forward(code).Outputs);

    public double[] Reconstruct(double[] row) => Decode(CodeOf(Mean(row), row));

    /// <summary>[z | c] with the condition of a row.</summary>
    public double[] CodeOf(double[] z, double[] row) => [.. z, .. row[architecture.Input..]];

    /// <summary>log p(cell|z) of each column of a row, where each is of a kind of its own.</summary>
    public double[] LogDensities(double[] row, double[] code) =>
        ((ReferenceColumns)_likelihood).LogDensities(row[..architecture.Input], _decoder.Forward(code).Outputs);

    /// <summary>What is expected of each column: a number, or the probability of each category.</summary>
    public double[][] Expectations(double[] code) => ((ReferenceColumns)_likelihood).Expect(_decoder.Forward(code).Outputs);

    /// <summary>What a step reports of a batch, the divergence weighted by β.</summary>
    public Elbo Bound(ReferenceBatch batch, double klWeight) => _objective.Bound(TermsOf(Forward(batch)), klWeight);

    /// <summary>What a step minimizes of a batch, up to a constant.</summary>
    public double Loss(ReferenceBatch batch, double klWeight) => _objective.Loss(TermsOf(Forward(batch)), klWeight);

    /// <summary>Adds the gradients of the loss to <paramref name="gradients"/> and returns the bound.</summary>
    public Elbo Backpropagate(ReferenceBatch batch, double klWeight, IReadOnlyDictionary<string, double[]> gradients)
    {
        RowPass[] passes = Forward(batch);
        ReferenceTerms[] terms = TermsOf(passes);
        foreach ((RowPass pass, ReferenceTerms byTerms) in passes.Zip(_objective.LossGradient(terms, klWeight)))
        {
            Backward(pass, byTerms, gradients);
        }

        return _objective.Bound(terms, klWeight);
    }

    /// <summary>What the encoder reads of a row, and its condition.</summary>
    private double[] Read(double[] row) => [.. _likelihood.Read(row[..architecture.Input]), .. row[architecture.Input..]];

    private static ReferenceTerms[] TermsOf(RowPass[] passes) => [.. passes.Select(pass => pass.Terms)];

    private RowPass[] Forward(ReferenceBatch batch) =>
        [.. batch.Rows.Select((x, row) => Forward(x, batch.Seen[row], batch.NoiseOf(row, architecture.Samples)))];

    private RowPass Forward(double[] row, double[] seen, double[][] noise)
    {
        ReferenceNetwork.Pass encoded = _encoder.Forward(Read(seen));
        double[] x = row[..architecture.Input];
        var posterior = new ReferencePosterior(encoded.Outputs);
        double[][] drawn = [.. noise.Select(posterior.Draw)];
        double[][] latents = [.. drawn.Select(z0 => _flow.Forward(z0, parameters))];
        ReferenceNetwork.Pass[] decoded = [.. latents.Select(z => _decoder.Forward(CodeOf(z, row)))];
        double[] latentTerms = [.. drawn.Zip(latents, (z0, z) => _flow.Term(z0, parameters) + _prior.Term(z, parameters))];
        var terms = new ReferenceTerms(
            [.. decoded.Select(pass => _likelihood.LogDensity(x, pass.Outputs))],
            [.. noise.Select((draw, s) => posterior.LogRatio(draw) + latentTerms[s])],
            posterior.Divergences())
        {
            LatentTerms = latentTerms,
        };
        return new RowPass(x, noise, encoded, posterior, decoded, terms);
    }

    private void Backward(RowPass pass, ReferenceTerms byTerms, IReadOnlyDictionary<string, double[]> gradients)
    {
        double[][] dz = [.. pass.Decoded.Select((decoded, draw) =>
        {
            double byTerm = byTerms.LogRatios[draw] + byTerms.LatentTerms[draw];
            double[] drawn = pass.Posterior.Draw(pass.Noise[draw]);
            double[] byDecoder = _decoder.Backward(
                decoded, Scaled(byTerms.LogLikelihoods[draw], _likelihood.LogDensityGradient(pass.X, decoded.Outputs)), gradients)[..architecture.Latent];
            double[] byPrior = _prior.Backward(_flow.Forward(drawn, parameters), byTerm, parameters, gradients);
            return _flow.Backward(drawn, Sum(byDecoder, byPrior), byTerm, parameters, gradients);
        })];
        _encoder.Backward(pass.Encoded, pass.Posterior.Backward(pass.Noise, dz, byTerms.LogRatios, byTerms.Divergences), gradients);
    }

    private static double[] Sum(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a + b)];

    private static double[][] Scaled(double factor, double[][] heads) =>
        [.. heads.Select(head => Array.ConvertAll(head, value => factor * value))];

    /// <summary>What a row's forward pass leaves.</summary>
    private sealed record RowPass(
        double[] X,
        double[][] Noise,
        ReferenceNetwork.Pass Encoded,
        ReferencePosterior Posterior,
        IReadOnlyList<ReferenceNetwork.Pass> Decoded,
        ReferenceTerms Terms);
}
