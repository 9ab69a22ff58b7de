using System.Collections.Immutable;

namespace TinyVae;

/// <summary>What the generator completes a class marked with <see cref="VaeAttribute"/> to: tools can be generic over models.</summary>
/// <remarks>
/// A conditional model (Sohn, Lee and Yan, 2015) takes rows [x | c], the condition c behind the features x, and codes [z | c]: its
/// encoder is q(z given x, c), its likelihood p(x given z, c), its prior p(z). What is said of x and z below is then given c.
///
/// Every call works in the model's own memory and allocates nothing, but for <c>Save</c>, <c>Load</c> and <see cref="Share"/>. So a model
/// takes one call at a time: a second one, from another thread or from within the first, throws InvalidOperationException and changes
/// nothing. A trainer's calls are calls of its model too. Save and Load, of either, need no such memory and refuse nothing: to keep them
/// apart from what trains or loads is the caller's part. Threads that are to work at once get an instance each by <see cref="Share"/>.
///
/// What is not a finite number never comes out as one that could be right. What is computed from NaN or infinity, be it in data, a code, a
/// condition or a parameter, is NaN or infinite, or an exception; so is what finite numbers give that are so large that a result overflows.
/// Which of both: calls of the trainer throw and learn nothing (<see cref="IVaeTrainer.Apply"/> looks at the gradients alone, and leaves a
/// parameter that is not finite what it is); <c>Evaluate</c>, <see cref="LogLikelihood"/> and <see cref="ReconstructionProbability"/> throw
/// for data, where the likelihood is of bounded values; <see cref="Traverse"/> for the ends of its interval; <c>Save</c> and
/// <c>Load</c> for parameters. All else gives NaN or infinity for what was computed from it, draws included: in its row and in no
/// other, or in what is taken over all rows. Where what a call gives has no place for NaN, it throws too: settings and schedules of a
/// trainer, <see cref="Dataset.Binarized"/>, <see cref="Auroc.Of"/> and <see cref="LatentUnit.IsActive"/>.
/// </remarks>
/// <typeparam name="TSelf">The model itself.</typeparam>
public interface IVae<TSelf>
    where TSelf : class, IVae<TSelf>
{
    /// <summary>
    /// What of the <see cref="VaeAttribute"/> gives the parameters their meaning, in the attribute's own words and with what it leaves to
    /// defaults: <c>Input = "784", Encoder = ["400 relu"], Latent = 20, Decoder = ["400 relu", "784"], Likelihood = Likelihood.Bernoulli</c>.
    /// Files of the model and of its trainers say it; how they are trained is no part of it.
    /// </summary>
    static abstract string Declaration { get; }

    /// <summary>Features of one row of data: what the likelihood is of.</summary>
    static abstract int InputSize { get; }

    /// <summary>Units of z.</summary>
    static abstract int LatentSize { get; }

    /// <summary>Floats of the condition that stands behind the features of a row and behind z in a code; 0 where none is declared.</summary>
    static virtual int ConditionSize => 0;

    /// <summary>Floats of one row of data with its condition: <see cref="InputSize"/> + <see cref="ConditionSize"/>.</summary>
    static virtual int RowSize => TSelf.InputSize + TSelf.ConditionSize;

    /// <summary>Floats of what the decoder reads: <see cref="LatentSize"/> + <see cref="ConditionSize"/>.</summary>
    static virtual int CodeSize => TSelf.LatentSize + TSelf.ConditionSize;

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
    /// Bytes of the one array that a trainer holds besides the model's: the optimizer's state, activations, gradients, and 64 bytes to align them. Exact
    /// in the same sense as <see cref="InferenceBytes"/>.
    /// </summary>
    static abstract int TrainingBytes { get; }

    /// <summary>Bytes of the array that each of a model's <see cref="Threads"/> beyond the first adds, and each instance that <see cref="Share"/> gives.</summary>
    static abstract int InferenceBytesPerThread { get; }

    /// <summary>Bytes of the array that each of a trainer's <see cref="IVaeTrainer.Threads"/> beyond the first adds.</summary>
    static abstract int TrainingBytesPerThread { get; }

    /// <summary>Floating-point operations of the matrix products of one full training step.</summary>
    static abstract long TrainingFlops { get; }

    /// <summary>The model as data: what is declared, with what that leaves to defaults, and its layers. Made when it is first read.</summary>
    static abstract VaeDescription Description { get; }

    /// <summary>The layers, from the input to the likelihood's parameters, and after them what else has parameters: flow, prior, a shared number.</summary>
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
    /// Threads that share a call over many rows, the caller's included; default 1. Results are the same to the last bit for any number.
    /// <see cref="LatentStatistics"/>, <see cref="Interpolate"/> and <see cref="Traverse"/> are the caller's alone. Threads beyond the
    /// first are started here and end with the model; they sleep while there is nothing to do.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    /// <exception cref="InvalidOperationException">A call is at work.</exception>
    int Threads { get; set; }

    /// <summary>
    /// Another instance on the same parameters, with scratch of its own: for a call on another thread. Any number of instances may be at
    /// work at once, while nobody trains one of them, loads into it or writes its <see cref="Parameters"/>: what is trained or loaded by
    /// one, all have. It holds <see cref="InferenceBytesPerThread"/>, and keeps the array of the parameters.
    /// </summary>
    /// <returns>The instance, with one thread.</returns>
    TSelf Share();

    /// <summary>The posterior q(z given x) of each row; where it has a <see cref="VaeAttribute.Flow"/>, see there what is given for it.</summary>
    /// <param name="x">[rows, RowSize], row-major.</param>
    /// <param name="mean">[rows, LatentSize].</param>
    /// <param name="logVariance">[rows, LatentSize], nats: of each unit alone where the covariance is full; −∞ of a plain autoencoder.</param>
    /// <exception cref="ArgumentException">A span's length does not fit.</exception>
    void Encode(ReadOnlySpan<float> x, Span<float> mean, Span<float> logVariance);

    /// <summary>The mean of the posterior q(z given x) of each row, sent through its flow if it has one.</summary>
    /// <param name="x">[rows, RowSize], row-major.</param>
    /// <param name="mean">[rows, LatentSize].</param>
    /// <exception cref="ArgumentException">A span's length does not fit.</exception>
    void Encode(ReadOnlySpan<float> x, Span<float> mean);

    /// <summary>The mean of p(x given z) for each row.</summary>
    /// <param name="z">[rows, CodeSize], row-major: z, then the condition where the model has one.</param>
    /// <param name="mean">[rows, InputSize].</param>
    /// <exception cref="ArgumentException">A span's length does not fit.</exception>
    void Decode(ReadOnlySpan<float> z, Span<float> mean);

    /// <summary>The mean of p(x given z) at the posterior's mean of each row.</summary>
    /// <param name="x">[rows, RowSize], row-major.</param>
    /// <param name="mean">[rows, InputSize]; may be <paramref name="x"/> itself where its rows are as long.</param>
    /// <exception cref="ArgumentException">A span's length does not fit.</exception>
    void Reconstruct(ReadOnlySpan<float> x, Span<float> mean);

    /// <summary>Draws from p(x given z), z drawn from the posterior of each row: <see cref="Reconstruct"/> with all its uncertainty.</summary>
    /// <param name="x">[rows, RowSize], row-major.</param>
    /// <param name="sample">[rows, InputSize]; may be <paramref name="x"/> itself where its rows are as long.</param>
    /// <param name="seed">Key of the draws.</param>
    /// <exception cref="ArgumentException">A span's length does not fit.</exception>
    void ReconstructSample(ReadOnlySpan<float> x, Span<float> sample, ulong seed);

    /// <summary>The mean of p(x given z) for z drawn from the prior.</summary>
    /// <param name="x">[rows, RowSize]: as many rows as fit exactly. The features are written; each row's condition is read and stays.</param>
    /// <param name="seed">Key of the draws; row i of one seed is the same however many rows are asked for.</param>
    /// <exception cref="ArgumentException">The span's length is not a multiple of RowSize.</exception>
    void Generate(Span<float> x, ulong seed);

    /// <summary>Draws from p(x given z), for the same z as <see cref="Generate"/> of the same seed: samples of the model's distribution of x.</summary>
    /// <param name="x">[rows, RowSize]: as many rows as fit exactly. The features are written; each row's condition is read and stays.</param>
    /// <param name="seed">Key of the draws; row i of one seed is the same however many rows are asked for.</param>
    /// <exception cref="ArgumentException">The span's length is not a multiple of RowSize.</exception>
    void Sample(Span<float> x, ulong seed);

    /// <summary>
    /// The means of p(x given z) along the straight line from the code of one row to that of another, both ends included: from posterior
    /// mean to posterior mean, each sent through the flow if there is one, and from condition to condition.
    /// </summary>
    /// <param name="a">[RowSize]: the row at the beginning.</param>
    /// <param name="b">[RowSize]: the row at the end.</param>
    /// <param name="result">[rows, InputSize]: as many points as fit exactly, at least two.</param>
    /// <exception cref="ArgumentException">A span's length does not fit.</exception>
    void Interpolate(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> result);

    /// <summary>
    /// The means of p(x given z) while one unit of a row's posterior mean, sent through the flow if there is one, goes through an interval
    /// in equal steps, both ends included; the other units and the condition stay.
    /// </summary>
    /// <param name="x">[RowSize]: the row whose code is the start.</param>
    /// <param name="unit">The unit, from 0.</param>
    /// <param name="from">Its first value; the prior N(0, I) has standard deviation 1.</param>
    /// <param name="to">Its last value.</param>
    /// <param name="result">[rows, InputSize]: as many points as fit exactly, at least two.</param>
    /// <exception cref="ArgumentException">A span's length does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such unit, or a value is NaN or infinite.</exception>
    void Traverse(ReadOnlySpan<float> x, int unit, float from, float to, Span<float> result);

    /// <summary>
    /// The evidence lower bound, one draw of z a row, averaged over the rows. Of a plain autoencoder, which draws nothing,
    /// log p(x given z) at each row's code.
    /// </summary>
    /// <param name="x">[rows, RowSize], row-major, at least one row.</param>
    /// <param name="seed">Key of the draws.</param>
    /// <exception cref="ArgumentException">The span's length does not fit, or a value is none that the likelihood has a density for.</exception>
    /// <exception cref="NotFiniteNumberException">A value is NaN or infinite, of a likelihood that bounds its data.</exception>
    Elbo Evaluate(ReadOnlySpan<float> x, ulong seed);

    /// <summary>The evidence lower bound of each row, one draw of z each: the terms of the average that the other overload gives.</summary>
    /// <param name="x">[rows, RowSize], row-major.</param>
    /// <param name="seed">Key of the draws.</param>
    /// <param name="result">[rows], nats.</param>
    /// <exception cref="ArgumentException">A span's length does not fit, or a value is none that the likelihood has a density for.</exception>
    /// <exception cref="NotFiniteNumberException">A value is NaN or infinite, of a likelihood that bounds its data.</exception>
    void Evaluate(ReadOnlySpan<float> x, ulong seed, Span<float> result);

    /// <summary>
    /// log p(x) of each row, estimated by importance samples: log ⅟ₖ Σ p(x, z) / q(z given x) over k draws z from q(z given x), a lower bound
    /// in expectation that is tight for many (Burda, Grosse and Salakhutdinov, 2016, eq. 8). Memory does not depend on the number.
    /// </summary>
    /// <param name="x">[rows, RowSize], row-major.</param>
    /// <param name="samples">k, at least 1.</param>
    /// <param name="result">[rows], nats.</param>
    /// <param name="seed">Key of the draws.</param>
    /// <exception cref="ArgumentException">A span's length does not fit, or a value is none that the likelihood has a density for.</exception>
    /// <exception cref="NotFiniteNumberException">A value is NaN or infinite, of a likelihood that bounds its data.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one sample.</exception>
    /// <exception cref="NotSupportedException">The model is a plain autoencoder.</exception>
    void LogLikelihood(ReadOnlySpan<float> x, int samples, Span<float> result, ulong seed = 0);

    /// <summary>
    /// E[log p(x given z)] of each row over draws z from q(z given x): the reconstruction probability (An and Cho, 2015), low for rows unlike those
    /// trained on. Of a plain autoencoder, log p(x given z) at the row's code.
    /// </summary>
    /// <param name="x">[rows, RowSize], row-major.</param>
    /// <param name="samples">Draws a row, at least 1.</param>
    /// <param name="result">[rows], nats.</param>
    /// <param name="seed">Key of the draws.</param>
    /// <exception cref="ArgumentException">A span's length does not fit, or a value is none that the likelihood has a density for.</exception>
    /// <exception cref="NotFiniteNumberException">A value is NaN or infinite, of a likelihood that bounds its data.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one sample.</exception>
    void ReconstructionProbability(ReadOnlySpan<float> x, int samples, Span<float> result, ulong seed = 0);

    /// <summary>
    /// What each unit of z does over the rows: its divergence, whether it is active, and the moments of the aggregated posterior. Where the
    /// posterior has a <see cref="VaeAttribute.Flow"/>, all of it is of what is drawn before the flow; the divergence is that from N(0, 1)
    /// whatever the prior.
    /// </summary>
    /// <param name="x">[rows, RowSize], row-major, at least one row.</param>
    /// <param name="result">[LatentSize]. The divergence of a plain autoencoder's units is ∞: that of a point from a density.</param>
    /// <exception cref="ArgumentException">A span's length does not fit.</exception>
    void LatentStatistics(ReadOnlySpan<float> x, Span<LatentUnit> result);

    /// <summary>Writes the parameters as safetensors, with PyTorch's names and shapes.</summary>
    /// <param name="path">
    /// The file, which stays what it is: a symbolic link leads to the new parameters, and access rights, owner and (on Linux) further names
    /// stay. The new version is written beside the old one and takes its place when it is complete and on the disk, so that a reader or a
    /// crash meets the old version or the new one. That cannot be had of a file with several hard links, one that is mounted by itself, one
    /// in a folder that takes no new file, or whose owner the new version could not have, nor of a device or a pipe: these are written
    /// in place. What an interrupted <c>Save</c> left beside the file is removed by the next.
    /// </param>
    /// <exception cref="NotFiniteNumberException">A parameter is NaN or infinite; the message says which, and the old file stays.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or is a folder.</exception>
    void Save(string path);

    /// <summary>Writes the bytes of a file as <see cref="Save(string)"/> does to a stream, from where that is on.</summary>
    /// <param name="stream">The stream, which need not be able to seek; it is neither flushed nor closed.</param>
    /// <exception cref="NotFiniteNumberException">A parameter is NaN or infinite; the message says which, and nothing was written.</exception>
    void Save(Stream stream);

    /// <summary>
    /// Reads the parameters from a safetensors file; a file refused leaves them as they were. Elements of 16 and 64 bits (F16, BF16, F64)
    /// are converted.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What a file of another program calls the tensors, and what else it may hold. Default: what <c>Save</c> writes.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or of another <see cref="Declaration"/>; the message says which tensor and why, or both declarations.
    /// </exception>
    void Load(string path, LoadOptions options = default);

    /// <summary>Reads the parameters from a stream, to the end of the file's bytes and no further: what follows may be read next.</summary>
    /// <param name="stream">The stream, which need not be able to seek; where it is after a refusal is not said.</param>
    /// <param name="options">As of <see cref="Load(string, LoadOptions)"/>.</param>
    /// <exception cref="InvalidDataException">As of <see cref="Load(string, LoadOptions)"/>; the parameters are as they were.</exception>
    void Load(Stream stream, LoadOptions options = default);

    /// <summary>Reads the parameters from the bytes of a file: an embedded resource, or a field of a database.</summary>
    /// <param name="file">The bytes, of which none may be left.</param>
    /// <param name="options">As of <see cref="Load(string, LoadOptions)"/>.</param>
    /// <exception cref="InvalidDataException">As of <see cref="Load(string, LoadOptions)"/>; the parameters are as they were.</exception>
    void Load(ReadOnlySpan<byte> file, LoadOptions options = default);
}
