namespace TinyVae;

/// <summary>
/// A model whose columns are each of a kind of its own (<see cref="VaeAttribute.Columns"/>): a row has one float for each, NaN where a cell
/// is missing. Numbers are scaled by the model itself, by mean and deviation of what <see cref="FitScaling"/> saw: of real columns as they
/// are, of positive ones of the logarithm, of counts of log(1 + count). Densities are in the units of the data, so that they compare
/// between models. What a model reconstructs and generates are values that the columns can have: the mean of a number, the nearest whole
/// number to that of a count, the more probable of yes and no, the most probable category, the median of ordered ones.
/// </summary>
public interface IColumnVae
{
    /// <summary>
    /// Adds rows to what the columns are scaled by, in any number of calls, before the first step: missing cells do not count. Parameters
    /// that were trained with other scales mean something else afterwards. A deviation never counts as less than a millionth of the
    /// mean's magnitude, or as 0; a value more than a million deviations from the mean counts as one there.
    /// </summary>
    /// <param name="x">[rows, RowSize], row-major.</param>
    /// <exception cref="ArgumentException">The span's length does not fit, or a cell is none that its column can have; nothing has changed.</exception>
    /// <exception cref="NotFiniteNumberException">A cell is infinite, or NaN where none may be missing; nothing has changed.</exception>
    void FitScaling(ReadOnlySpan<float> x);

    /// <summary>
    /// What each row's score is made of: log p(x given z) of each column, in nats, 0 of one that is missing, and minus the divergence; with the
    /// same seed they sum to what <see cref="IVae{TSelf}.Evaluate(ReadOnlySpan{float}, ulong, Span{float})"/> gives, up to rounding.
    /// </summary>
    /// <param name="x">[rows, RowSize], row-major.</param>
    /// <param name="seed">Key of the draws of z, one a row.</param>
    /// <param name="result">[rows, InputSize + 1], nats; the last of each row is minus the divergence.</param>
    /// <exception cref="ArgumentException">A span's length does not fit, the two share memory, or a cell is none that its column can have.</exception>
    void Explain(ReadOnlySpan<float> x, ulong seed, Span<float> result);

    /// <summary>
    /// Fills what is missing, in place, by what is expected given the rest of its row: the mean over draws of z from the posterior, each by
    /// its importance weight p(x observed, z) / q(z given x) (Mattei and Frellsen, 2019, eq. 13), as a value that the column can have. A
    /// plain autoencoder has no weights, and one z.
    /// </summary>
    /// <param name="x">[rows, RowSize], row-major.</param>
    /// <param name="seed">Key of the draws.</param>
    /// <param name="samples">Draws of z for each row in which something is missing.</param>
    /// <exception cref="ArgumentException">The span's length does not fit, or a cell is none that its column can have; nothing has changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is below 1.</exception>
    void Impute(Span<float> x, ulong seed, int samples = 100);
}
