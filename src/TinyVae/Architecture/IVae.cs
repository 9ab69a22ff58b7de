using System.Collections.Immutable;

namespace TinyVae;

/// <summary>What the generator completes a class marked with <see cref="VaeAttribute"/> to: tools can be generic over models.</summary>
/// <remarks>
/// Every call works in the model's own memory and allocates nothing, but for <see cref="Save"/> and <see cref="Load"/>:
/// a model is not for two threads at once.
/// </remarks>
/// <typeparam name="TSelf">The model itself.</typeparam>
public interface IVae<TSelf>
    where TSelf : class, IVae<TSelf>
{
    /// <summary>Features of one row of data.</summary>
    static abstract int InputSize { get; }

    /// <summary>Units of z.</summary>
    static abstract int LatentSize { get; }

    /// <summary>The most rows a training step takes.</summary>
    static abstract int BatchSize { get; }

    /// <summary>Trainable parameters, padding not counted.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>Bytes of <see cref="Parameters"/>, padding included.</summary>
    static abstract int ParameterBytes { get; }

    /// <summary>
    /// Bytes of the one array that a model holds: parameters, the scratch of inference, and 64 bytes to align them. Exact; the headers of
    /// this array and of the small objects around it come on top, and with <see cref="Threads"/> scratch for each beyond the first.
    /// </summary>
    static abstract int InferenceBytes { get; }

    /// <summary>
    /// Bytes of the one array that a trainer holds besides the model's: moments, activations, gradients, and 64 bytes to align them. Exact
    /// in the same sense as <see cref="InferenceBytes"/>.
    /// </summary>
    static abstract int TrainingBytes { get; }

    /// <summary>Bytes of the array that each of a model's <see cref="Threads"/> beyond the first adds.</summary>
    static abstract int InferenceBytesPerThread { get; }

    /// <summary>Bytes of the array that each of a trainer's <see cref="IVaeTrainer.Threads"/> beyond the first adds.</summary>
    static abstract int TrainingBytesPerThread { get; }

    /// <summary>Floating-point operations of the matrix products of one full training step.</summary>
    static abstract long TrainingFlops { get; }

    /// <summary>The layers, from the input to the likelihood's parameters.</summary>
    static abstract ImmutableArray<LayerSummary> Layers { get; }

    /// <summary>Where each named tensor lies in <see cref="Parameters"/>.</summary>
    static abstract ImmutableArray<ParameterTensor> Tensors { get; }

    /// <summary>A new model, its parameters drawn from <paramref name="seed"/>.</summary>
    /// <param name="seed">Key of the random numbers that the parameters start from.</param>
    static abstract TSelf Create(ulong seed);

    /// <summary>A trainer of <paramref name="model"/>.</summary>
    /// <param name="model">The model whose parameters it updates.</param>
    /// <param name="seed">Key of the noise of its steps.</param>
    static abstract IVaeTrainer CreateTrainer(TSelf model, ulong seed);

    /// <summary>The flat parameters in the layout of <see cref="Tensors"/>; padding is zero and must stay zero.</summary>
    Span<float> Parameters { get; }

    /// <summary>
    /// Threads that share <see cref="Evaluate"/>, the caller's included; default 1. Results are the same to the last bit for any number.
    /// Threads beyond the first are started here and end with the model; they sleep while there is nothing to do.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    int Threads { get; set; }

    /// <summary>The posterior q(z given x) of each row.</summary>
    /// <param name="x">[rows, InputSize], row-major.</param>
    /// <param name="mean">[rows, LatentSize].</param>
    /// <param name="logVariance">[rows, LatentSize], nats.</param>
    /// <exception cref="ArgumentException">A span's length does not fit.</exception>
    void Encode(ReadOnlySpan<float> x, Span<float> mean, Span<float> logVariance);

    /// <summary>The mean of p(x given z) for each row.</summary>
    /// <param name="z">[rows, LatentSize], row-major.</param>
    /// <param name="mean">[rows, InputSize].</param>
    /// <exception cref="ArgumentException">A span's length does not fit.</exception>
    void Decode(ReadOnlySpan<float> z, Span<float> mean);

    /// <summary>The mean of p(x given z) at the posterior's mean of each row.</summary>
    /// <param name="x">[rows, InputSize], row-major.</param>
    /// <param name="mean">[rows, InputSize].</param>
    /// <exception cref="ArgumentException">A span's length does not fit.</exception>
    void Reconstruct(ReadOnlySpan<float> x, Span<float> mean);

    /// <summary>The mean of p(x given z) for z drawn from the prior N(0, I).</summary>
    /// <param name="x">[rows, InputSize]: as many rows as fit exactly.</param>
    /// <param name="seed">Key of the draws; row i of one seed is the same however many rows are asked for.</param>
    /// <exception cref="ArgumentException">The span's length is not a multiple of InputSize.</exception>
    void Generate(Span<float> x, ulong seed);

    /// <summary>The evidence lower bound, one draw of z a row, averaged over the rows.</summary>
    /// <param name="x">[rows, InputSize], row-major, at least one row.</param>
    /// <param name="seed">Key of the draws.</param>
    /// <exception cref="ArgumentException">The span's length does not fit.</exception>
    Elbo Evaluate(ReadOnlySpan<float> x, ulong seed);

    /// <summary>Writes the parameters as safetensors, with PyTorch's names and shapes.</summary>
    /// <param name="path">The file; it is replaced only once the new one is complete.</param>
    /// <exception cref="NotFiniteNumberException">A parameter is NaN or infinite; the message says which, and the old file stays.</exception>
    void Save(string path);

    /// <summary>Reads the parameters from a safetensors file; a file refused leaves them as they were.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged or of another architecture; the message says which tensor and why.</exception>
    void Load(string path);
}
