using TinyVae.Generator.Activations;

namespace TinyVae.Generator.Layers;

/// <summary>The transpose of the convolution that would read what it gives, W being of shape [channels of x, channels, kernel].</summary>
/// <param name="Channels">Channels of what it gives.</param>
/// <param name="Window">How the kernel goes over both sides.</param>
/// <param name="Rest">Positions at the end of what it gives that the strides of that convolution would leave: PyTorch's output_padding.</param>
/// <param name="Activation">f.</param>
internal sealed record TransposedLayer(int Channels, ConvolutionWindow Window, Extent Rest, ActivationKind Activation)
    : KernelLayer(Channels, Window, Activation)
{
    public override string Kind => "transposed";

    public override bool IsTransposed => true;

    protected override IEnumerable<string> Words => Rest == default ? base.Words : base.Words.Append($"rest {Window.Written(Rest)}");

    public override LayerModel Mirrored(FeatureShape inputs, ActivationKind below) =>
        new ConvolutionLayer(Window.Channels(inputs), Window, below) { Shape = inputs };

    protected override Extent PositionsOf(Extent read)
    {
        Extent big = Window.Big(read, Rest);
        return new(Math.Max(1, big.Height), Math.Max(1, big.Width));
    }

    protected override LayerMisfit? MisfitOf(Extent read) => Window.Big(read, Rest).Count > 0
        ? null
        : new(ConvolutionGrammar.PaddingOf, $"a padding of {Window.InWords(Window.Padding)} leaves nothing of what it makes of {Window.InWords(read)} positions");
}
