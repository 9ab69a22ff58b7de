namespace TinyVae.Demo.Training;

/// <summary>The mean bound of batches, each weighted by its rows.</summary>
internal struct ElboMean
{
    private double _reconstruction;
    private double _kullbackLeibler;

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>The mean over all rows so far.</summary>
    public readonly Elbo Value => new(_reconstruction / Rows, _kullbackLeibler / Rows);

    /// <summary>Takes the mean bound of a batch in.</summary>
    public void Add(Elbo batch, int rows)
    {
        _reconstruction += batch.Reconstruction * rows;
        _kullbackLeibler += batch.KullbackLeibler * rows;
        Rows += rows;
    }
}
