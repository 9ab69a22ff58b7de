namespace TinyVae.Tests.Models;

// Rows whose columns are each of a kind of its own.

/// <summary>Every kind, with and without missing cells, more than a panel of each of columns, features and parameters.</summary>
[Vae(
    Columns =
    [
        "real 3", "positive", "student-t", "count", "poisson", "binary", "category 5", "ordinal 4", "real missing", "positive 2 missing",
        "student-t missing", "count 2 missing", "poisson missing", "binary missing", "category 3 missing", "ordinal 3 missing",
    ],
    Encoder = ["24 tanh"],
    Latent = 4,
    BatchSize = 19)]
public sealed partial class MixedColumns;

/// <summary>Columns together with everything else that a declaration can have.</summary>
[Vae(
    Columns = ["real 2", "category 3", "count", "positive", "ordinal 4", "student-t"],
    Missing = true,
    Encoder = ["13 silu"],
    Latent = 3,
    Condition = 2,
    Flow = "planar 2",
    Prior = "mixture 3",
    Objective = Objective.ImportanceWeighted,
    Samples = 3,
    Corruption = "missing 0.2",
    BatchSize = 17)]
public sealed partial class MixedColumnsWeighted;

/// <summary>No hidden layer, and a decoder of its own.</summary>
[Vae(Columns = ["positive", "binary 2"], Latent = 1, Decoder = ["3 gelu", "4"], BatchSize = 5)]
public sealed partial class FewColumns;
