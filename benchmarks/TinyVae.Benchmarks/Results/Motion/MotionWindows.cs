namespace TinyVae.Benchmarks.Results.Motion;

/// <summary>
/// Windows of 128 samples of six channels, as of an accelerometer and a gyroscope worn on a body: one of several regimes each, with a pace, a
/// phase and a strength of its own, on an axis that is tilted by chance, and noise.
/// </summary>
internal static class MotionWindows
{
    public const int Samples = 128;

    public const int Channels = 6;

    // Of each regime: steps a window, and how strongly each channel swings with a step and with half of one.
    private static readonly Regime[] Regimes =
    [
        new(Pace: 0, Swing: [0, 0, 0, 0, 0, 0], HalfSwing: [0, 0, 0, 0, 0, 0]),
        new(Pace: 4, Swing: [0.3, 0.1, 0.8, 0.2, 0.1, 0.1], HalfSwing: [0.1, 0.3, 0.1, 0.1, 0.5, 0.2]),
        new(Pace: 7, Swing: [0.9, 0.3, 1.8, 0.5, 0.3, 0.2], HalfSwing: [0.2, 0.7, 0.2, 0.3, 1.0, 0.6]),
        new(Pace: 3, Swing: [0.5, 0.2, 0.5, 0.9, 0.2, 0.1], HalfSwing: [0.2, 0.2, 0.3, 0.2, 0.4, 0.1]),
        new(Pace: 1, Swing: [0.1, 0.1, 0.1, 0.1, 0.2, 1.2], HalfSwing: [0.1, 0.1, 0.0, 0.1, 0.1, 0.4]),
    ];

    private const double Noise = 0.1;

    /// <summary>Window after window, sample after sample.</summary>
    /// <param name="count">Windows.</param>
    /// <param name="seed">Of all that is random in them.</param>
    public static float[] Make(int count, int seed)
    {
        var random = new Random(seed);
        float[] windows = new float[count * Samples * Channels];
        for (int window = 0; window < count; window++)
            Fill(windows.AsSpan(window * Samples * Channels, Samples * Channels), Regimes[random.Next(Regimes.Length)], random);
        return windows;
    }

    private static void Fill(Span<float> window, Regime regime, Random random)
    {
        double pace = regime.Pace * (0.85 + 0.3 * random.NextDouble()), phase = random.NextDouble(), strength = 0.7 + 0.6 * random.NextDouble();
        double tilt = 0.4 * Normal(random);
        for (int sample = 0; sample < Samples; sample++)
        {
            double step = pace * sample / Samples + phase;
            for (int channel = 0; channel < Channels; channel++)
            {
                double lag = 0.13 * channel;
                double value = regime.Swing[channel] * Math.Sin(double.Tau * (step + lag))
                    + regime.HalfSwing[channel] * Math.Sin(double.Tau * (step / 2 + lag));
                double gravity = channel switch { 0 => Math.Sin(tilt), 2 => Math.Cos(tilt), _ => 0 };
                window[sample * Channels + channel] = (float)(strength * value + gravity + Noise * Normal(random));
            }
        }
    }

    /// <summary>By Box and Muller.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(double.Tau * random.NextDouble());

    private sealed record Regime(double Pace, double[] Swing, double[] HalfSwing);
}
