namespace TinyVae.Generator.Planning;

/// <summary>The buffers that are not simply a layer's output.</summary>
internal static class BufferNames
{
    public const string Input = "Input";
    public const string Latent = "Latent";
    public const string Noise = "Noise";
    public const string LatentGradient = "LatentGradient";
    public const string PosteriorRow = "PosteriorRow";
    public const string PosteriorGradientRow = "PosteriorGradientRow";
    public const string Transposed = "Transposed";
    public const string GradientTile = "GradientTile";
    public const string Zeros = "Zeros";
    public const string FirstMoments = "FirstMoments";
    public const string SecondMoments = "SecondMoments";

    /// <summary>Gradient of a hidden layer's output; where the activation saves its derivative, that is what stands here first.</summary>
    public static string Gradient(DensePlan layer) => layer.Identifier + "Gradient";
}
