namespace TinyVae.Generator.Layers;

/// <summary>How generated code calls what belongs to one axis of a convolution.</summary>
/// <param name="Name">As its constants end: <c>KernelHeight</c>.</param>
/// <param name="Output">The variable of an output's position.</param>
/// <param name="Input">The variable of an input's position.</param>
/// <param name="Tap">The variable of a tap.</param>
internal sealed record ConvolutionAxis(string Name, string Output, string Input, string Tap)
{
    private static readonly ConvolutionAxis[] Series = [new("Length", "output", "input", "tap")];

    private static readonly ConvolutionAxis[] Image =
        [new("Height", "outputY", "inputY", "tapY"), new("Width", "outputX", "inputX", "tapX")];

    /// <summary>Those that a window goes along, the innermost last.</summary>
    public static IReadOnlyList<ConvolutionAxis> Of(ConvolutionWindow window) => window.IsSeries ? Series : Image;
}
