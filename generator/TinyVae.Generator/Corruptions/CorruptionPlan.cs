using TinyVae.Generator.Text;

namespace TinyVae.Generator.Corruptions;

/// <summary>What training does to the encoder's input.</summary>
/// <param name="Type">The corruption's type in the runtime library.</param>
/// <param name="Words">What the encoder reads, in words.</param>
/// <param name="KeepsUnitInterval">Whether data in [0, 1] stay there.</param>
internal sealed record CorruptionPlan(string Type, string Words, bool KeepsUnitInterval)
{
    public static CorruptionPlan Of(CorruptionModel corruption)
    {
        string level = Number.Literal(corruption.Level);
        return corruption.Kind switch
        {
            CorruptionKind.Gaussian => new("GaussianCorruption", $"x + {level}·ε, ε ~ N(0, I)", KeepsUnitInterval: false),
            CorruptionKind.Mask => new("MaskCorruption", $"x with a fraction {level} of its features 0", KeepsUnitInterval: true),
            CorruptionKind.SaltPepper => new("SaltPepperCorruption", $"x with a fraction {level} of its features 0 or 1", KeepsUnitInterval: true),
            CorruptionKind.Missing => new("MissingCorruption", $"x with a fraction {level} of its cells missing", KeepsUnitInterval: false),
            _ => throw new ArgumentOutOfRangeException(nameof(corruption), corruption.Kind, "not a corruption"),
        };
    }
}
