namespace TinyVae;

/// <summary>
/// A convolution. Shapes are height x width x channels; of a convolution along one axis, all widths are 1.
/// </summary>
/// <param name="Name">The layer's name, as in its tensors: <c>encoder.0</c>.</param>
/// <param name="Description">The layer in words: <c>conv 28x28x1 → 14x14x32, kernel 3x3, stride 2, padding 1, relu</c>.</param>
/// <param name="Inputs">Features that it reads, those of a condition included.</param>
/// <param name="Flops">Floating-point operations of the forward product of one row: those of taps beyond the border not counted.</param>
/// <param name="InputHeight">Height of what it reads.</param>
/// <param name="InputWidth">Width of what it reads.</param>
/// <param name="InputChannels">Channels that it reads at each position, those of a condition included.</param>
/// <param name="OutputHeight">Height of what it gives.</param>
/// <param name="OutputWidth">Width of what it gives.</param>
/// <param name="OutputChannels">Channels of what it gives: of all heads, where the layer gives the parameters of a distribution.</param>
/// <param name="KernelHeight">Taps of the kernel along the height.</param>
/// <param name="KernelWidth">Taps of the kernel along the width.</param>
/// <param name="StrideHeight">Stride along the height.</param>
/// <param name="StrideWidth">Stride along the width.</param>
/// <param name="PaddingHeight">Padding of each end of the height.</param>
/// <param name="PaddingWidth">Padding of each end of the width.</param>
/// <param name="Activation">What follows.</param>
public sealed record ConvolutionSummary(
    string Name,
    string Description,
    int Inputs,
    long Flops,
    int InputHeight,
    int InputWidth,
    int InputChannels,
    int OutputHeight,
    int OutputWidth,
    int OutputChannels,
    int KernelHeight,
    int KernelWidth,
    int StrideHeight,
    int StrideWidth,
    int PaddingHeight,
    int PaddingWidth,
    Activation Activation = Activation.Identity)
    : LayerSummary(
        Name,
        Description,
        Inputs,
        Outputs: OutputHeight * OutputWidth * OutputChannels,
        ParameterCount: (KernelHeight * KernelWidth * InputChannels + 1) * OutputChannels,
        Flops);
