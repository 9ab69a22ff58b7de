namespace TinyVae;

/// <summary>What stands in a column of a row, and the likelihood p(cell given z) that goes with it.</summary>
public enum ColumnKind
{
    /// <summary>A real number; normal, its mean and log-variance from the decoder. Declared as <c>"real 3"</c>, three columns.</summary>
    Real,

    /// <summary>A number above 0; log-normal, mean and log-variance of its logarithm from the decoder: <c>"positive"</c>.</summary>
    Positive,

    /// <summary>
    /// A real number with heavy tails; Student's t, its location, log-scale and degrees of freedom (1 to 101) from the decoder:
    /// <c>"student-t"</c>.
    /// </summary>
    StudentT,

    /// <summary>A whole number of 0 or more; negative binomial, the logarithms of its mean and size from the decoder: <c>"count 2"</c>.</summary>
    Count,

    /// <summary>A whole number of 0 or more; Poisson, the logarithm of its mean from the decoder: <c>"poisson"</c>.</summary>
    Poisson,

    /// <summary>0 or 1; Bernoulli, its logit from the decoder: <c>"binary"</c>.</summary>
    Binary,

    /// <summary>A whole number from 0 on that names a category; categorical, the logits from the decoder: <c>"category 5"</c>, one column.</summary>
    Category,

    /// <summary>
    /// The same of categories in an order; a cumulative logit model (McCullagh, 1980), its thresholds from the decoder: <c>"ordinal 4"</c>.
    /// </summary>
    Ordinal,
}
