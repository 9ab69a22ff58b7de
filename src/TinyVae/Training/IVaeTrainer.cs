namespace TinyVae;

/// <summary>What trains a model: the nested <c>Trainer</c> of every generated class. Takes one call at a time, and its calls are calls of its model.</summary>
/// <remarks>What is not finite is refused, by the rule that the remarks of <see cref="IVae{TSelf}"/> give.</remarks>
public interface IVaeTrainer
{
    /// <summary>The optimizer's step size α, before its schedule. The default is the optimizer's: 1e-3 for Adam.</summary>
    float LearningRate { get; set; }

    /// <summary>What multiplies <see cref="LearningRate"/>, by the step. Default <see cref="Schedule.Constant"/>.</summary>
    Schedule LearningRateSchedule { get; set; }

    /// <summary>
    /// The weight β of the KL divergence in what is minimized, before its schedule: β·KL − E[log p(x given z)], and β for each
    /// log q(z given x) − log p(z) of importance weights. A plain autoencoder has no divergence and does not read it. Default 1.
    /// </summary>
    float KlWeight { get; set; }

    /// <summary>What multiplies <see cref="KlWeight"/>, by the step. Default <see cref="Schedule.Constant"/>.</summary>
    Schedule KlSchedule { get; set; }

    /// <summary>The optimizer and its settings in words, but for the learning rate: <c>Adam, β₁ 0.9, β₂ 0.999, ε 1e-8</c>.</summary>
    string Optimizer { get; }

    /// <summary>
    /// Threads that share a step, the caller's included; default 1. Results are the same to the last bit for any number. Threads beyond
    /// the first are started here and end with the trainer; they sleep while there is nothing to do, and are left asleep for steps so
    /// short that waking them would cost more than it saves.
    /// </summary>
    int Threads { get; set; }

    /// <summary>Updates made so far; also the counter of the next step's noise and corruption.</summary>
    long Steps { get; }

    /// <summary>
    /// Which of several batches whose gradients are summed into one update comes next: each draws noise and corruption of its own. 0 after
    /// every update and after <c>Load</c>, at most 2²⁴ − 1.
    /// </summary>
    int MicroBatch { get; set; }

    /// <summary>One training step: forward, backward and update, fused.</summary>
    /// <param name="batch">[rows, RowSize], row-major, 1 to BatchSize rows.</param>
    /// <returns>The bound of this batch before the update.</returns>
    /// <exception cref="ArgumentException">The span's length does not fit, or a value is none that the likelihood has a density for; nothing has changed.</exception>
    /// <exception cref="NotFiniteNumberException">NaN or infinity appeared; nothing has changed, and the message says where it was first.</exception>
    Elbo Step(ReadOnlySpan<float> batch);

    /// <summary>
    /// The gradients of the mean loss of a batch, with the noise and the corruption that the next <see cref="Step"/> would draw: the same
    /// for every call before the next update. To sum gradients of several batches or machines, give each its own <see cref="MicroBatch"/>.
    /// </summary>
    /// <param name="batch">[rows, RowSize], row-major, 1 to BatchSize rows.</param>
    /// <param name="gradients">As long as the model's parameters and in their layout; overwritten.</param>
    /// <returns>The bound of this batch.</returns>
    /// <exception cref="ArgumentException">A span's length does not fit, or a value is none that the likelihood has a density for.</exception>
    /// <exception cref="NotFiniteNumberException">NaN or infinity appeared; the message says where it was first.</exception>
    Elbo Gradients(ReadOnlySpan<float> batch, Span<float> gradients);

    /// <summary>The gradients of the mean loss of a batch, with the noise of z given; what corrupts the input is drawn as ever.</summary>
    /// <param name="batch">[rows, RowSize], row-major, 1 to BatchSize rows.</param>
    /// <param name="noise">
    /// [rows·Samples, LatentSize]: the draws ε of z = μ + σ·ε (z₀ where a flow follows), draw s of row b in row b·Samples + s; empty for a plain autoencoder, which
    /// draws none.
    /// </param>
    /// <param name="gradients">As long as the model's parameters and in their layout; overwritten.</param>
    /// <returns>The bound of this batch.</returns>
    /// <exception cref="ArgumentException">A span's length does not fit, or a value is none that the likelihood has a density for.</exception>
    /// <exception cref="NotFiniteNumberException">NaN or infinity appeared; the message says where it was first.</exception>
    Elbo Gradients(ReadOnlySpan<float> batch, ReadOnlySpan<float> noise, Span<float> gradients);

    /// <summary>Updates the parameters by <paramref name="gradients"/>, as the second half of a <see cref="Step"/>.</summary>
    /// <param name="gradients">
    /// As long as the model's parameters and in their layout; padding must be 0, as <c>Gradients</c> leaves it: it counts in the norm
    /// that clipping takes, and ends in the parameters' padding.
    /// </param>
    /// <exception cref="ArgumentException">The span's length does not fit.</exception>
    /// <exception cref="NotFiniteNumberException">A gradient is NaN or infinite, or its square would be; nothing has changed.</exception>
    void Apply(ReadOnlySpan<float> gradients);

    /// <summary>
    /// Writes all that the next steps depend on besides the model's parameters, its data and the schedules: as safetensors what the
    /// optimizer remembers, under names such as <c>first_moment.encoder.0.weight</c> and in PyTorch's shapes; in the metadata the count of
    /// steps, the seed and the settings.
    /// </summary>
    /// <param name="path">The file, which is replaced as <see cref="IVae{TSelf}.Save(string)"/> tells.</param>
    /// <exception cref="NotFiniteNumberException">The state is NaN or infinite; the message says where, and the old file stays.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written, or is a folder.</exception>
    void Save(string path);

    /// <summary>Writes the bytes of a file as <see cref="Save(string)"/> does to a stream, from where that is on: behind the model's, say.</summary>
    /// <param name="stream">The stream, which need not be able to seek; it is neither flushed nor closed.</param>
    /// <exception cref="NotFiniteNumberException">The state is NaN or infinite; the message says where, and nothing was written.</exception>
    void Save(Stream stream);

    /// <summary>
    /// Reads what <see cref="Save(string)"/> wrote: with the parameters saved at the same time, the same data and schedules, the next steps
    /// give the bits that they would have given. A file refused changes nothing.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or of another optimizer or declaration; the message says what is wrong.</exception>
    void Load(string path);

    /// <summary>Reads the state from a stream, to the end of the file's bytes and no further: what follows may be read next.</summary>
    /// <param name="stream">The stream, which need not be able to seek; where it is after a refusal is not said.</param>
    /// <exception cref="InvalidDataException">As of <see cref="Load(string)"/>; nothing has changed.</exception>
    void Load(Stream stream);

    /// <summary>Reads the state from the bytes of a file.</summary>
    /// <param name="file">The bytes, of which none may be left.</param>
    /// <exception cref="InvalidDataException">As of <see cref="Load(string)"/>; nothing has changed.</exception>
    void Load(ReadOnlySpan<byte> file);
}
