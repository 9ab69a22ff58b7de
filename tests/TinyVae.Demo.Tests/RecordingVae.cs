using System.Collections.Immutable;

namespace TinyVae.Demo.Tests;

/// <summary>A model that only a training loop asks anything of: its shape and a bound.</summary>
internal sealed class RecordingVae : IVae<RecordingVae>
{
    /// <summary>What every evaluation gives.</summary>
    public static Elbo Bound => new(-80, 20);

    public static string Declaration => throw new NotSupportedException();

    public static int InputSize => 784;

    public static int LatentSize => 2;

    public static int BatchSize => 4;

    public static int ParameterCount => 0;

    public static int ParameterBytes => 0;

    public static int InferenceBytes => 0;

    public static int TrainingBytes => 0;

    public static int InferenceBytesPerThread => 0;

    public static int TrainingBytesPerThread => 0;

    public static long TrainingFlops => 0;

    public static VaeDescription Description => throw new NotSupportedException();

    public static ImmutableArray<LayerSummary> Layers => [];

    public static ImmutableArray<ParameterTensor> Tensors => [];

    public static RecordingVae Create(ulong seed) => new();

    public static IVaeTrainer CreateTrainer(RecordingVae model, ulong seed) => new RecordingTrainer();

    public Span<float> Parameters => [];

    public int Threads { get; set; }

    public RecordingVae Share() => throw new NotSupportedException();

    public void Encode(ReadOnlySpan<float> x, Span<float> mean, Span<float> logVariance) => throw new NotSupportedException();

    public void Encode(ReadOnlySpan<float> x, Span<float> mean) => throw new NotSupportedException();

    public void Decode(ReadOnlySpan<float> z, Span<float> mean) => throw new NotSupportedException();

    public void Reconstruct(ReadOnlySpan<float> x, Span<float> mean) => throw new NotSupportedException();

    public void Generate(Span<float> x, ulong seed) => throw new NotSupportedException();

    public void ReconstructSample(ReadOnlySpan<float> x, Span<float> sample, ulong seed) => throw new NotSupportedException();

    public void Sample(Span<float> x, ulong seed) => throw new NotSupportedException();

    public void Interpolate(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> result) => throw new NotSupportedException();

    public void Traverse(ReadOnlySpan<float> x, int unit, float from, float to, Span<float> result) => throw new NotSupportedException();

    public Elbo Evaluate(ReadOnlySpan<float> x, ulong seed) => Bound;

    public void Evaluate(ReadOnlySpan<float> x, ulong seed, Span<float> result) => throw new NotSupportedException();

    public void LogLikelihood(ReadOnlySpan<float> x, int samples, Span<float> result, ulong seed = 0) => throw new NotSupportedException();

    public void ReconstructionProbability(ReadOnlySpan<float> x, int samples, Span<float> result, ulong seed = 0) =>
        throw new NotSupportedException();

    public void LatentStatistics(ReadOnlySpan<float> x, Span<LatentUnit> result) => throw new NotSupportedException();

    public void Save(string path) => throw new NotSupportedException();

    public void Save(Stream stream) => throw new NotSupportedException();

    public void Load(string path, LoadOptions options) => throw new NotSupportedException();

    public void Load(Stream stream, LoadOptions options) => throw new NotSupportedException();

    public void Load(ReadOnlySpan<byte> file, LoadOptions options) => throw new NotSupportedException();
}
