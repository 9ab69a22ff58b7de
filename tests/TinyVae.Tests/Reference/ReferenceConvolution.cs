namespace TinyVae.Tests.Reference;

/// <summary>
/// The affine map of a convolution, or of a transposed one, of one row: y[q, o] = b[o] + Σ x[p, c]·W[o, c, tap] over the positions p that a
/// tap brings together with q. W is <c>name.weight</c>, [outputs, channels, taps], of a transposed one [channels, outputs, taps]. What
/// stands behind the positions of x, a condition, are channels of each.
/// </summary>
internal sealed class ReferenceConvolution(string name, IReadOnlyDictionary<string, double[]> parameters) : IReferenceMap
{
    private readonly double[] _weight = parameters[$"{name}.weight"];
    private readonly double[] _bias = parameters[$"{name}.bias"];
    private (int From, int To, int Weight)[]? _products;

    /// <summary>Positions of x and y that a tap brings together.</summary>
    public required IReadOnlyList<(int X, int Y, int Tap)> Pairs { get; init; }

    public required int Taps { get; init; }

    public required int Positions { get; init; }

    public required int Channels { get; init; }

    public required int Condition { get; init; }

    public required int OutputPositions { get; init; }

    public required int OutputChannels { get; init; }

    public required bool IsTransposed { get; init; }

    public double[] Forward(double[] x)
    {
        double[] y = [.. Enumerable.Range(0, OutputPositions * OutputChannels).Select(i => _bias[i % OutputChannels])];
        foreach ((int from, int to, int weight) in Products)
        {
            y[to] += _weight[weight] * x[from];
        }

        return y;
    }

    public double[] Backward(double[] x, double[] dy, IReadOnlyDictionary<string, double[]> gradients)
    {
        double[] weightGradient = gradients[$"{name}.weight"];
        double[] biasGradient = gradients[$"{name}.bias"];
        double[] dx = new double[x.Length];
        for (int i = 0; i < dy.Length; i++)
        {
            biasGradient[i % OutputChannels] += dy[i];
        }

        foreach ((int from, int to, int weight) in Products)
        {
            weightGradient[weight] += dy[to] * x[from];
            dx[from] += dy[to] * _weight[weight];
        }

        return dx;
    }

    /// <summary>Every product of the map: which number of x, which of y, which weight.</summary>
    private (int From, int To, int Weight)[] Products => _products ??= [.. EachProduct()];

    private IEnumerable<(int From, int To, int Weight)> EachProduct()
    {
        int channels = Channels + Condition;
        foreach ((int position, int output, int tap) in Pairs)
        {
            for (int o = 0; o < OutputChannels; o++)
            {
                for (int c = 0; c < channels; c++)
                {
                    int plane = IsTransposed ? (c * OutputChannels) + o : (o * channels) + c;
                    int from = c < Channels ? (position * Channels) + c : (Positions * Channels) + (c - Channels);
                    yield return (from, (output * OutputChannels) + o, (plane * Taps) + tap);
                }
            }
        }
    }
}
