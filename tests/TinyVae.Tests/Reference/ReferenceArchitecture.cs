using System.Reflection;

namespace TinyVae.Tests.Reference;

/// <summary>
/// A variational autoencoder's shape and what it is trained for. <see cref="Encoder"/> and <see cref="Decoder"/> hold the hidden layers
/// only; the heads of the posterior, and those of the likelihood, follow.
/// </summary>
internal sealed record ReferenceArchitecture(
    ReferenceShape InputShape, IReadOnlyList<ReferenceLayer> Encoder, int Latent, IReadOnlyList<ReferenceLayer> Decoder, ReferenceLikelihood Likelihood)
{
    /// <summary>Features of the data.</summary>
    public int Input => InputShape.Size;

    /// <summary>The shape of what the encoder reads, the condition not counted.</summary>
    public required ReferenceShape Read { get; init; }

    /// <summary>What gives each head of the likelihood.</summary>
    public required ReferenceLayer LikelihoodLayer { get; init; }

    public IReadOnlyList<(string Name, int Outputs)> PosteriorHeads { get; init; } = ReferencePosterior.DiagonalHeads(Latent);

    public ReferenceObjective Objective { get; init; } = new ReferenceAnalytic();

    /// <summary>Whether z is drawn: it is not where the posterior is a point.</summary>
    public bool HasNoise => PosteriorHeads.Count > 1;

    public ReferenceFlow Flow { get; init; } = new();

    public ReferencePrior Prior { get; init; } = new();

    /// <summary>Numbers of the condition that stands behind the features of a row, and behind z in what the decoder reads.</summary>
    public int Condition { get; init; }

    /// <summary>Draws of z a row.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>What a model's attribute declares.</summary>
    public static ReferenceArchitecture Of(Type model) => Of(model.GetCustomAttribute<VaeAttribute>()!);

    public static ReferenceArchitecture Of(VaeAttribute vae)
    {
        var columns = vae.Columns is null ? null : ReferenceColumns.Of(vae);
        var input = columns is null ? ReferenceShape.OfInput(vae.Input) : ReferenceShape.Flat(columns.Columns.Count);
        ReferenceShape read = columns is null ? input : ReferenceShape.Flat(columns.Read(new double[input.Size]).Length);
        ReferenceShape decoded = columns is null ? input : ReferenceShape.Flat(columns.Parameters);
        IReadOnlyList<ReferenceLayer> encoder = Chain(vae.Encoder, read, vae.Condition);
        IReadOnlyList<ReferenceLayer> decoder = vae.Decoder is { } written
            ? Chain(written, ReferenceShape.Flat(vae.Latent), vae.Condition)
            : Mirrored(encoder, decoded, vae.Latent, vae.Condition);
        return new ReferenceArchitecture(
            input, encoder, vae.Latent, [.. decoder.SkipLast(1)], columns ?? ReferenceLikelihood.Of(vae, input.Size))
        {
            Read = read,
            LikelihoodLayer = columns is null ? decoder[^1] : decoder[^1] with { Outputs = decoded },
            PosteriorHeads = ReferencePosterior.HeadsOf(vae),
            Objective = ReferenceObjective.Of(vae),
            Flow = ReferenceFlow.Of(vae),
            Prior = ReferencePrior.Of(vae),
            Condition = vae.Condition,
            Samples = vae.Samples,
        };
    }

    /// <summary>Every affine map of the model by its tensors' common name, in the order of the parameters.</summary>
    public IEnumerable<(string Name, ReferenceLayer Layer)> Maps() =>
    [
        .. Encoder.Select((layer, i) => ($"encoder.{i}", layer)),
        .. PosteriorHeads.Select(head => (head.Name, PosteriorLayer(head.Outputs))),
        .. Decoder.Select((layer, i) => ($"decoder.{i}", layer)),
        .. Likelihood.Heads.Select(head => (head, LikelihoodLayer)),
    ];

    /// <summary>What gives a head of the posterior.</summary>
    public ReferenceLayer PosteriorLayer(int outputs) => new ReferenceDenseLayer(
        Encoder.Count > 0 ? Encoder[^1].Outputs : Read,
        Encoder.Count > 0 ? 0 : Condition,
        ReferenceShape.Flat(outputs),
        ReferenceActivation.Named("identity"));

    public int ParameterCount =>
        Maps().Sum(map => map.Layer.TensorOutputs * (map.Layer.TensorInputs + 1)) + LatentTensors.Sum(ReferencePrior.LengthOf) + Likelihood.Shared.Count;

    /// <summary>The parameters of what z goes through between its draw and the decoder: a vector has no inputs.</summary>
    public IEnumerable<(string Name, int Outputs, int Inputs)> LatentTensors =>
        Flow.Tensors.Select(tensor => (tensor.Name, tensor.Length, 0)).Concat(Prior.Tensors);

    /// <summary>Random parameters, uniform within the scale.</summary>
    public Dictionary<string, double[]> NewTensors(Random random, double scale)
    {
        var tensors = new Dictionary<string, double[]>();
        foreach ((string name, ReferenceLayer layer) in Maps())
        {
            tensors[$"{name}.weight"] = Uniform(layer.TensorOutputs * layer.TensorInputs);
            tensors[$"{name}.bias"] = Uniform(layer.TensorOutputs);
        }

        foreach (var tensor in LatentTensors)
        {
            tensors[tensor.Name] = Uniform(ReferencePrior.LengthOf(tensor));
        }

        foreach (string name in Likelihood.Shared)
        {
            tensors[name] = Uniform(1);
        }

        return tensors;

        double[] Uniform(int length) => [.. Enumerable.Range(0, length).Select(_ => scale * ((2 * random.NextDouble()) - 1))];
    }

    /// <summary>Layers as written, the first of which reads a condition behind what it is given.</summary>
    private static List<ReferenceLayer> Chain(IEnumerable<string> texts, ReferenceShape shape, int condition)
    {
        List<ReferenceLayer> layers = [];
        foreach (string text in texts)
        {
            layers.Add(ReferenceLayer.Parse(text, shape, condition));
            (shape, condition) = (layers[^1].Outputs, 0);
        }

        return layers;
    }

    /// <summary>From z to what the encoder's last layer gives, and from there on back to the data.</summary>
    private static List<ReferenceLayer> Mirrored(IReadOnlyList<ReferenceLayer> encoder, ReferenceShape input, int latent, int condition)
    {
        List<ReferenceLayer> layers =
        [
            new ReferenceDenseLayer(
                ReferenceShape.Flat(latent), condition, encoder.Count > 0 ? encoder[^1].Outputs : input, GivenBy(encoder.Count)),
        ];
        for (int i = encoder.Count - 1; i >= 0; i--)
            layers.Add(encoder[i].Mirrored(GivenBy(i)));
        return layers;

        ReferenceActivation GivenBy(int count) => count == 0 ? ReferenceActivation.Named("identity") : encoder[count - 1].Activation;
    }

    /// <summary>A zero for each parameter: where gradients are summed.</summary>
    public Dictionary<string, double[]> Zeros() => NewTensors(new Random(0), 0);
}
