namespace TinyVae.Benchmarks.Comparison;

/// <summary>One operation of one model, here and in PyTorch.</summary>
/// <param name="Model">The network's sizes.</param>
/// <param name="Operation">What a call does.</param>
/// <param name="TinyVae">Our time.</param>
/// <param name="PyTorch">PyTorch's time, where it was measured.</param>
/// <param name="Flops">Floating-point operations of the matrix products of a call, where they are known.</param>
/// <param name="PeakFlops">Floating-point operations a second that the core can do at most, measured between the rounds.</param>
internal sealed record ComparisonRow(string Model, string Operation, Timing TinyVae, Timing? PyTorch, long? Flops, double PeakFlops)
{
    /// <summary>PyTorch's minimum in ours.</summary>
    public double? Ratio => PyTorch?.Minimum / TinyVae.Minimum;

    /// <summary>The part of the peak that our minimum reaches.</summary>
    public double? FractionOfPeak => Flops / (TinyVae.Minimum * 1e-6) / PeakFlops;
}
