namespace TinyVae.Benchmarks.Results.Burda;

/// <summary>The model after some steps, to be evaluated.</summary>
/// <param name="Steps">Batches that it was trained on.</param>
/// <param name="ImportanceSamples">Samples a row in the estimate of log p(x).</param>
internal sealed record BurdaTask(long Steps, int ImportanceSamples);

/// <summary>Means over the test set, in nats.</summary>
/// <param name="Elbo">The evidence lower bound, one draw a row.</param>
/// <param name="LogLikelihood">log p(x) by importance samples.</param>
internal sealed record BurdaResult(double Elbo, double LogLikelihood)
{
    public static BurdaResult Of(BurdaVae model, Dataset test, int importanceSamples)
    {
        float[] logLikelihoods = new float[test.Rows];
        model.LogLikelihood(test.Values, importanceSamples, logLikelihoods);
        return new BurdaResult(model.Evaluate(test.Values, seed: 1).Value, logLikelihoods.Average(value => (double)value));
    }
}
