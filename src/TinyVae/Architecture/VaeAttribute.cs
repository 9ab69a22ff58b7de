namespace TinyVae;

/// <summary>
/// Declares a variational autoencoder. The source generator completes the partial class it stands on with the encoder,
/// the decoder and a nested <c>Trainer</c>, all written for exactly the shapes declared here.
/// </summary>
/// <example>
/// <code>
/// [Vae(Input = "28x28", Encoder = ["400 relu"], Latent = 20)]
/// public sealed partial class DigitVae;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public class VaeAttribute : Attribute
{
    /// <summary>
    /// The shape of one row of data, its <see cref="Condition"/> not counted: <c>"784"</c>, <c>"28x28"</c> or <c>"28x28x3"</c>
    /// (height x width x channels, row-major, as .NET images are stored). Required, unless <see cref="Columns"/> are declared.
    /// </summary>
    public string Input { get; set; } = "";

    /// <summary>
    /// In the place of <see cref="Input"/> and <see cref="Likelihood"/>, the columns of a row, each of a kind of its own, one string for those
    /// side by side that are alike: <c>"real 3"</c>, <c>"positive"</c>, <c>"student-t"</c>, <c>"count 2"</c>, <c>"poisson"</c>,
    /// <c>"binary"</c>, a number of columns behind each unless it is one; <c>"category 5"</c> and <c>"ordinal 4"</c>, one column of so many
    /// categories. <see cref="ColumnKind"/> says what each means. With <c>missing</c> at its end, cells may be missing, NaN in their place:
    /// the bound then is of what is there, and the encoder reads 0 and, for each such column, whether it is missing (Nazábal et al., 2020).
    /// The model is an <see cref="IColumnVae"/> too.
    /// </summary>
    public string[]? Columns { get; set; }

    /// <summary>Whether a cell may be missing in each of the <see cref="Columns"/>. Default: only in those that say so.</summary>
    public bool Missing { get; set; }

    /// <summary>
    /// The hidden layers of the encoder, one string a layer, from the input on: <c>"400 relu"</c> or <c>"dense 400 relu"</c>.
    /// The activation is one of relu, leaky-relu, elu, silu, gelu, tanh, sigmoid, softplus, identity (the default).
    /// A convolution is <c>"conv 32 3x3 /2 relu"</c>: channels, kernel, stride (default 1), <c>pad 1</c> (default (kernel − 1) / 2),
    /// activation. With a kernel of one size, <c>"conv 16 5 /2 relu"</c>, it goes along the first axis, and all that is behind that are its
    /// channels: <c>Input = "128x6"</c> is 128 steps of 6 sensors. A condition that it reads is channels of each position. Units that a
    /// convolution reads stand as height x width x channels or positions x channels: <c>"7x7x64 relu"</c>, <c>"32x16 relu"</c>.
    /// May be empty. The posterior's parameters follow the last one and are not written.
    /// </summary>
    public string[] Encoder { get; set; } = [];

    /// <summary>The size of z. Required.</summary>
    public int Latent { get; set; }

    /// <summary>
    /// The layers of the decoder, one string a layer, from z on. The last gives one unit a feature of the input, without activation.
    /// A transposed convolution, <c>"transposed 32 3x3 /2 relu"</c>, of n positions gives (n − 1) · stride + kernel − 2 · padding, and
    /// with <c>rest 1</c> one more (PyTorch's output_padding). Default: the encoder mirrored, each layer giving what its mirror read.
    /// </summary>
    public string[]? Decoder { get; set; }

    /// <summary>
    /// Floats of a condition c that stands behind the features of each row, for example a one-hot label: the encoder reads [x | c], the
    /// decoder [z | c], and the model is of x given c (Sohn, Lee and Yan, 2015), with a prior of z that does not depend on c. Any finite
    /// numbers; training never corrupts them. Default: 0, none.
    /// </summary>
    public int Condition { get; set; }

    /// <summary>The likelihood p(x given z). Default: <see cref="Likelihood.Bernoulli"/>.</summary>
    public Likelihood Likelihood { get; set; } = Likelihood.Bernoulli;

    /// <summary>The most rows a training step takes: a compile-time constant of the generated code. Default: 64.</summary>
    public int BatchSize { get; set; } = 64;

    /// <summary>
    /// With <see cref="Likelihood.Categorical"/>, the sizes of the one-hot groups of features, in order: their sum is the number of
    /// features. One size alone stands for as many groups of it as there is room for.
    /// </summary>
    public int[]? Categories { get; set; }

    /// <summary>What training maximizes. Default: <see cref="Objective.Elbo"/>.</summary>
    public Objective Objective { get; set; } = Objective.Elbo;

    /// <summary>The family of the posterior q(z given x). Default: <see cref="Posterior.Diagonal"/>.</summary>
    public Posterior Posterior { get; set; } = Posterior.Diagonal;

    /// <summary>
    /// A normalizing flow of the posterior, its kind and the number of its steps, 1 to 64: <c>"planar 4"</c> sends each z₀ that the
    /// posterior draws through four steps z + û·tanh(wᵀz + b), learned and the same for all rows (Rezende and Mohamed, 2015, eq. 10 to 13;
    /// û from u by their appendix A.1, so that each step is invertible). The divergence is that of z₀, closed or drawn as
    /// <see cref="Kl"/> says, plus the mean of ½(‖z‖² − ‖z₀‖²) − log |det ∂z/∂z₀| over the draws. What z has no closed form for is told of
    /// z₀: the mean that a model encodes to, and decodes again, is the flow's z of the posterior's mean, which is not the mean of z;
    /// the log-variance is that of z₀, and so are the statistics of latent units. It has no meaning with
    /// <see cref="Objective.Autoencoder"/>, nor with <see cref="FreeBits"/>, which count each unit by itself. Default: none.
    /// </summary>
    public string? Flow { get; set; }

    /// <summary>
    /// A learned prior p(z), its kind and what the kind needs: <c>"mixture 10"</c>, a mixture of 1 to 4,096 Gaussians whose weights, means
    /// and variances are trained with the rest (the mixture that Tomczak and Welling, 2018, compare with); its tensors are
    /// <c>prior.logits</c> [components], <c>prior.mean</c> and <c>prior.log_variance</c> [Latent, components]. The divergence is that from
    /// N(0, I) plus the mean of log N(z; 0, I) − log p(z) over the draws of z. It has no meaning with <see cref="Objective.Autoencoder"/>,
    /// nor with <see cref="FreeBits"/>, which are of each unit's divergence from N(0, 1). Default: N(0, I).
    /// </summary>
    public string? Prior { get; set; }

    /// <summary>Draws of z a row in a training step: the k of the expectation, or of the importance-weighted bound. Default: 1.</summary>
    public int Samples { get; set; } = 1;

    /// <summary>How the divergence of the bound is computed. Default: <see cref="Kl.Analytic"/>.</summary>
    public Kl Kl { get; set; } = Kl.Analytic;

    /// <summary>
    /// Free bits, in nats a latent unit: a unit whose divergence, averaged over the batch, is below this adds no gradient of it
    /// (Kingma et al., 2016, eq. 15). Not with a <see cref="Flow"/> or a <see cref="Prior"/>. Default: 0, none.
    /// </summary>
    public float FreeBits { get; set; }

    /// <summary>
    /// What training adds to the encoder's input, while the target stays clean: <c>"gaussian 0.1"</c> (normal noise of that standard
    /// deviation), <c>"mask 0.3"</c> (that fraction of the features set to 0) or <c>"salt-pepper 0.1"</c> (that fraction set to 0 or 1 by
    /// equal chance). Of <see cref="Columns"/>, these are done to what the encoder reads of them; and <c>"missing 0.1"</c> takes that
    /// fraction of the cells away, of any column (Xu et al., 2018). Default: nothing.
    /// </summary>
    public string? Corruption { get; set; }

    /// <summary>What a training step does with the gradients. Default: <see cref="Optimizer.Adam"/>.</summary>
    public Optimizer Optimizer { get; set; } = Optimizer.Adam;

    /// <summary>
    /// The largest Euclidean norm of the gradients of all parameters together: larger ones are scaled down to it before the update
    /// (Pascanu, Mikolov and Bengio, 2013), by norm + 10⁻⁶ as in PyTorch, so choose it well above that. Costs a buffer as large as the
    /// parameters. Default: 0, none.
    /// </summary>
    public float ClipNorm { get; set; }
}
