using TinyVae.Numerics;

namespace TinyVae.Kernels;

public readonly partial struct PlanarFlow
{
    private const float Inert = 0.54132485f; // ln(e − 1): there m = 0, so that u = w·ln(e − 1)/‖w‖² makes û 0
    private const float Start = 0.1f; // of what û is besides: were it 0, no w would learn at first

    /// <inheritdoc/>
    // w of length 1 in a random direction, so that wᵀz varies as a unit of z does; b = 0; and û uniform, small beside w.
    public static void Initialize(Span<float> parameters, int units, ulong seed)
    {
        var key = RandomKey.From(seed, RandomStream.FlowInitialization);
        parameters.Clear();
        int padded = Lanes.Padded(units);
        for (ulong step = 0; !parameters.IsEmpty; step++)
        {
            Span<float> u = parameters[..units];
            Span<float> w = parameters.Slice(padded, units);
            UniformNoise.Fill(key.At(2 * step), (float)(Start / Math.Sqrt(units)), u);
            UniformNoise.Fill(key.At((2 * step) + 1), 1, w);
            Normalize(w);
            for (int unit = 0; unit < units; unit++)
                u[unit] += Inert * w[unit];
            parameters = parameters[StepLength(units)..];
        }
    }

    private static void Normalize(Span<float> vector)
    {
        double squares = 0;
        foreach (float element in vector)
            squares += (double)element * element;
        double factor = squares > 0 ? 1 / Math.Sqrt(squares) : 1;
        foreach (ref float element in vector)
            element = (float)(element * factor);
    }
}
