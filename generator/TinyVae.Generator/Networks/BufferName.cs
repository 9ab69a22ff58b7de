using TinyVae.Generator.Layers;

namespace TinyVae.Generator.Networks;

/// <summary>The names of the buffers that are not simply a layer's output.</summary>
internal static class BufferName
{
    public const string Input = "Input";
    public const string Features = "Features";
    public const string Corrupted = "Corrupted";
    public const string Drawn = "Drawn";
    public const string Latent = "Latent";
    public const string Code = "Code";
    public const string Noise = "Noise";
    public const string LatentGradient = "LatentGradient";
    public const string Scratch = "Scratch";
    public const string Divergences = "Divergences";
    public const string UnitDivergences = "UnitDivergences";
    public const string Densities = "Densities";
    public const string LogRatios = "LogRatios";
    public const string ImportanceWeights = "ImportanceWeights";
    public const string Bounds = "Bounds";
    public const string InputPeaks = "InputPeaks";
    public const string GradientPeaks = "GradientPeaks";
    public const string LatentTerms = "LatentTerms";
    public const string TermWeights = "TermWeights";
    public const string Zeros = "Zeros";
    public const string Gradients = "Gradients";
    public const string SharedGradient = "SharedGradient";

    /// <summary>Gradient of a hidden layer's output.</summary>
    public static string Gradient(LayerPlan layer) => layer.Identifier + "Gradient";

    /// <summary>What the forward pass saves of the activation where its output does not tell the derivative.</summary>
    public static string Derivative(LayerPlan layer) => layer.Identifier + "Derivative";
}
