namespace TinyVae.Tests.Reference;

/// <summary>A column of one kind in double precision: its density is in the units of the data, its raw parameters are what the decoder gives.</summary>
internal abstract class ReferenceColumn
{
    /// <summary>What it is scaled by, if it is.</summary>
    public ReferenceScale Scale { get; set; } = ReferenceScale.One;

    /// <summary>Whether a cell may be missing, NaN in its place.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>Raw parameters of a cell.</summary>
    public abstract int Parameters { get; }

    /// <summary>What is scaled of a cell: null where nothing is.</summary>
    public virtual double? Scaled(double x) => null;

    /// <summary>What the encoder reads of a cell.</summary>
    public abstract double[] Encode(double x);

    /// <summary>log p(x|z) in nats.</summary>
    public abstract double LogDensity(double x, double[] raw);

    /// <summary>∂ log p/∂ each raw parameter.</summary>
    public abstract double[] LogDensityGradient(double x, double[] raw);

    /// <summary>E[x|z] of a number, or the probability of each category.</summary>
    public abstract double[] Expect(double[] raw);

    /// <summary>Var[x|z] of a number, or of the number of a category.</summary>
    public abstract double Variance(double[] raw);

    /// <summary>The value that comes nearest to what is expected.</summary>
    public abstract double Decide(double[] expectations);

    /// <summary>The columns of a declaration's entry.</summary>
    public static IEnumerable<ReferenceColumn> Parse(string text, bool allMayBeMissing)
    {
        string[] words = text.Split(' ');
        bool mayBeMissing = allMayBeMissing || words[^1] == "missing";
        int number = words.Length > 1 && int.TryParse(words[1], out int written) ? written : 1;
        bool hasCategories = words[0] is "category" or "ordinal";
        return Enumerable.Range(0, hasCategories ? 1 : number).Select(_ => Named(words[0], number, mayBeMissing));
    }

    /// <summary>A column of a kind.</summary>
    public static ReferenceColumn Named(string kind, int categories = 0, bool mayBeMissing = false, ReferenceScale? scale = null)
    {
        scale ??= ReferenceScale.One;
        return kind switch
        {
            "real" => new ReferenceRealColumn { MayBeMissing = mayBeMissing, Scale = scale },
            "positive" => new ReferencePositiveColumn { MayBeMissing = mayBeMissing, Scale = scale },
            "student-t" => new ReferenceStudentTColumn { MayBeMissing = mayBeMissing, Scale = scale },
            "count" => new ReferenceCountColumn { MayBeMissing = mayBeMissing, Scale = scale },
            "poisson" => new ReferencePoissonColumn { MayBeMissing = mayBeMissing, Scale = scale },
            "binary" => new ReferenceBinaryColumn { MayBeMissing = mayBeMissing },
            "category" => new ReferenceCategoryColumn(categories) { MayBeMissing = mayBeMissing },
            "ordinal" => new ReferenceOrdinalColumn(categories) { MayBeMissing = mayBeMissing },
            _ => throw new ArgumentException($"There is no column '{kind}'.", nameof(kind)),
        };
    }
}
