namespace TinyVae.Generator.Layers;

/// <summary>How generated code calls what belongs to one axis of a convolution.</summary>
/// <param name="Name">As its constants end: <c>KernelHeight</c>.</param>
/// <param name="Output">The variable of an output's position.</param>
/// <param name="Input">The variable of an input's position.</param>
/// <param name="Tap">The variable of a tap.</param>
/// <param name="Taps">The variable of the taps at a position.</param>
internal sealed record ConvolutionAxis(string Name, string Output, string Input, string Tap, string Taps)
{
    private static readonly ConvolutionAxis[] Series = [new("Length", "output", "input", "tap", "span")];

    private static readonly ConvolutionAxis[] Image =
        [new("Height", "outputY", "inputY", "tapY", "spanY"), new("Width", "outputX", "inputX", "tapX", "spanX")];

    /// <summary>Those that a window goes along, the innermost last.</summary>
    public static IReadOnlyList<ConvolutionAxis> Of(ConvolutionWindow window) => window.IsSeries ? Series : Image;

    /// <summary>A size of the kernel as a constant.</summary>
    public string Of(string size) => $"{size}{Name}";
}
