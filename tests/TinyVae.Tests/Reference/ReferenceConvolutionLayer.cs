namespace TinyVae.Tests.Reference;

/// <summary>A convolution, or a transposed one.</summary>
internal sealed record ReferenceConvolutionLayer(
    ReferenceShape Inputs, int Condition, ReferenceShape Outputs, ReferenceActivation Activation, ReferenceWindow Window, bool IsTransposed)
    : ReferenceLayer(Inputs, Condition, Outputs, Activation)
{
    private int ChannelsRead => Window.See(Inputs).Channels;

    private int ChannelsGiven => Window.See(Outputs).Channels;

    private (int Height, int Width) Read => Positions(Inputs);

    private (int Height, int Width) Given => Positions(Outputs);

    public override int TensorOutputs => ChannelsGiven;

    public override int TensorInputs => (ChannelsRead + Condition) * Window.Taps;

    public override int FanIn => IsTransposed ? ChannelsGiven * Window.Taps : TensorInputs;

    public override long Products => (long)Pairs().Count * (ChannelsRead + Condition) * ChannelsGiven;

    public override long ProductsOfInputGradient => (long)Pairs().Count * ChannelsRead * ChannelsGiven;

    /// <summary>Reads <c>"conv 32 3x3 /2 pad 1 relu"</c>, <c>"transposed 6 5 /2 rest 1"</c>.</summary>
    public static ReferenceConvolutionLayer Parse(string[] words, ReferenceShape inputs, int condition)
    {
        bool isSeries = !words[2].Contains('x', StringComparison.Ordinal);
        (int Height, int Width) kernel = Sizes(words[2], 1);
        int at = 3;
        (int Height, int Width) stride = words.Length > at && words[at][0] == '/' ? Sizes(words[at++][1..], 1) : (1, 1);
        (int Height, int Width) padding = Option("pad") ?? ((kernel.Height - 1) / 2, (kernel.Width - 1) / 2);
        (int Height, int Width) rest = Option("rest") ?? (0, 0);
        var window = new ReferenceWindow(isSeries, kernel, stride, padding);
        bool isTransposed = words[0] == "transposed";
        (int height, int width, _) = window.See(inputs);
        (height, width) = isTransposed ? window.Transposed(height, width, rest) : window.Convolved(height, width);
        var outputs = new ReferenceShape(height, width, ReferenceShape.Sizes(words[1])[0], IsMap: true);
        return new(inputs, condition, outputs, ActivationAt(words, at), window, isTransposed);

        (int Height, int Width)? Option(string name)
        {
            if (words.Length <= at || words[at] != name)
                return null;
            at += 2;
            return Sizes(words[at - 1], 0);
        }

        (int Height, int Width) Sizes(string text, int ofSeries)
        {
            int[] sizes = ReferenceShape.Sizes(text);
            return (sizes[0], isSeries ? ofSeries : sizes[^1]);
        }
    }

    public override ReferenceLayer Mirrored(ReferenceActivation activation) =>
        new ReferenceConvolutionLayer(Outputs, 0, Inputs, activation, Window, !IsTransposed);

    public override IReferenceMap Map(string name, IReadOnlyDictionary<string, double[]> parameters) => new ReferenceConvolution(name, parameters)
    {
        Pairs = [.. Pairs().Select(pair => IsTransposed ? (pair.Small, pair.Big, pair.Tap) : (pair.Big, pair.Small, pair.Tap))],
        Taps = Window.Taps,
        Positions = Read.Height * Read.Width,
        Channels = ChannelsRead,
        Condition = Condition,
        OutputPositions = Given.Height * Given.Width,
        OutputChannels = ChannelsGiven,
        IsTransposed = IsTransposed,
    };

    private (int Height, int Width) Positions(ReferenceShape shape)
    {
        (int height, int width, _) = Window.See(shape);
        return (height, width);
    }

    private List<(int Big, int Small, int Tap)> Pairs() => [.. IsTransposed ? Window.Pairs(Given, Read) : Window.Pairs(Read, Given)];
}
