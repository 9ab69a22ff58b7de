using TinyVae.Generator.Activations;

namespace TinyVae.Generator.Layers;

/// <summary>y = f(W ∗ x + b) with W of shape [channels, channels of x, kernel].</summary>
internal sealed record ConvolutionLayer(int Channels, ConvolutionWindow Window, ActivationKind Activation)
    : KernelLayer(Channels, Window, Activation)
{
    public override string Kind => "conv";

    public override bool IsTransposed => false;

    private string Padded => Window.Padding == default ? "" : $", with {Window.InWords(Window.Padding)} of padding at each end";

    public override LayerModel Mirrored(FeatureShape inputs, ActivationKind below)
    {
        Extent read = Window.Positions(inputs);
        return new TransposedLayer(Window.Channels(inputs), Window, Window.Rest(read), below) { Shape = inputs };
    }

    protected override Extent PositionsOf(Extent read) => Window.Small(read);

    protected override LayerMisfit? MisfitOf(Extent read) => Window.Fits(read)
        ? null
        : new(ConvolutionGrammar.KernelOf, $"the kernel is larger than the {Window.InWords(read)} positions that it reads{Padded}");
}
