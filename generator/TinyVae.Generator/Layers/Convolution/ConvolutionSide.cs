using TinyVae.Generator.Writing;

namespace TinyVae.Generator.Layers;

/// <summary>How generated code names what belongs to one side of a convolution: what it reads, or what it gives.</summary>
/// <param name="Name">As its constants begin: <c>Input</c>.</param>
/// <param name="IsBig">Whether it is the side that the kernel stands on, and moves by the stride.</param>
/// <param name="Axes">The axes that the window goes along, the innermost last.</param>
internal sealed record ConvolutionSide(string Name, bool IsBig, IReadOnlyList<ConvolutionAxis> Axes)
{
    /// <summary>The axis whose positions follow each other.</summary>
    public ConvolutionAxis Inner => Axes[Axes.Count - 1];

    /// <summary>The other one; null of a series.</summary>
    public ConvolutionAxis? Outer => Axes.Count > 1 ? Axes[0] : null;

    /// <summary>Channels of a position.</summary>
    public string Channels => $"{Name}Channels";

    /// <summary>Panels of a position's channels.</summary>
    public string Panels => $"{Name}Panels";

    /// <summary>Positions in all.</summary>
    public string Count => string.Join(" * ", Axes.Select(SizeOf));

    /// <summary>The variable of a position along an axis.</summary>
    public string Variable(ConvolutionAxis axis) => Name == "Output" ? axis.Output : axis.Input;

    /// <summary>Positions along an axis.</summary>
    public string SizeOf(ConvolutionAxis axis) => $"{Name}{axis.Name}";

    /// <summary>A position among all, row-major.</summary>
    /// <param name="outer">Along the outer axis, if there is one.</param>
    /// <param name="inner">Along the inner one.</param>
    public string Position(string outer, string inner) => Outer is null ? inner : Part.Sum($"{outer} * {SizeOf(Inner)}", inner);

    /// <summary>The position of its variables.</summary>
    public string Position() => Position(Outer is { } outer ? Variable(outer) : "", Variable(Inner));
}
