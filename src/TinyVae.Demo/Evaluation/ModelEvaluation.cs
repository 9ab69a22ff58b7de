namespace TinyVae.Demo.Evaluation;

/// <summary>What a model is worth on rows that it was not trained on.</summary>
/// <param name="Elbo">The bound, with one draw of z a row.</param>
/// <param name="LogLikelihood">log p(x), nats: the mean over rows.</param>
/// <param name="Samples">Importance samples a row that it was estimated with.</param>
/// <param name="Units">What each unit of z does.</param>
internal sealed record ModelEvaluation(Elbo Elbo, RowMean LogLikelihood, int Samples, IReadOnlyList<LatentUnit> Units)
{
    // Rows at a time: often enough to show progress and to stop, seldom enough to keep threads busy.
    private const int RowsOfChunk = 256;

    /// <summary>Units that follow x.</summary>
    public int ActiveUnits => LatentUnit.CountActive([.. Units]);

    /// <summary>Evaluates a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">At least one row.</param>
    /// <param name="samples">Importance samples a row.</param>
    /// <param name="seed">Key of all draws.</param>
    /// <param name="report">Told how many rows have their log p(x).</param>
    /// <param name="stop">Ends the estimate of log p(x) after some rows, at least one chunk.</param>
    public static ModelEvaluation Of<TModel>(
        TModel model, Dataset rows, int samples, ulong seed, Action<int> report, CancellationToken stop)
        where TModel : class, IVae<TModel>
    {
        var units = new LatentUnit[TModel.LatentSize];
        model.LatentStatistics(rows.Values, units);
        return new ModelEvaluation(
            model.Evaluate(rows.Values, seed), LogLikelihoodOf(model, rows, samples, seed, report, stop), samples, units);
    }

    private static RowMean LogLikelihoodOf<TModel>(
        TModel model, Dataset rows, int samples, ulong seed, Action<int> report, CancellationToken stop)
        where TModel : class, IVae<TModel>
    {
        float[] logLikelihoods = new float[rows.Rows];
        int done = 0;
        do
        {
            Dataset chunk = rows.Slice(done, Math.Min(RowsOfChunk, rows.Rows - done));
            // Draws are keyed by the row within a call: every chunk needs a seed of its own.
            ulong seedOfChunk = seed + ((ulong)done << 32);
            model.LogLikelihood(chunk.Values, samples, logLikelihoods.AsSpan(done, chunk.Rows), seedOfChunk);
            done += chunk.Rows;
            report(done);
        }
        while (done < rows.Rows && !stop.IsCancellationRequested);
        return RowMean.Of(logLikelihoods.AsSpan(0, done));
    }
}
