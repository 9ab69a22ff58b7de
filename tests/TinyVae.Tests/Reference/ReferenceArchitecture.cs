using System.Globalization;
using System.Reflection;

namespace TinyVae.Tests.Reference;

/// <summary>A hidden dense layer: its units and what follows the affine map.</summary>
internal sealed record ReferenceLayer(int Units, ReferenceActivation Activation)
{
    /// <summary>Reads <c>"400 relu"</c>, <c>"dense 400 relu"</c> or <c>"400"</c>.</summary>
    public static ReferenceLayer Parse(string text)
    {
        string[] words = [.. text.Split(' ').Where(word => word != "dense")];
        string activation = words.Length > 1 ? words[1] : "identity";
        return new ReferenceLayer(int.Parse(words[0], CultureInfo.InvariantCulture), ReferenceActivation.Named(activation));
    }
}

/// <summary>
/// A variational autoencoder's shape and what it is trained for. <see cref="Decoder"/> holds the hidden layers only; the likelihood's
/// heads follow.
/// </summary>
internal sealed record ReferenceArchitecture(
    int Input, IReadOnlyList<ReferenceLayer> Encoder, int Latent, IReadOnlyList<ReferenceLayer> Decoder, ReferenceLikelihood Likelihood)
{
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
        int input = vae.Input.Split('x').Aggregate(1, (product, size) => product * int.Parse(size, CultureInfo.InvariantCulture));
        IEnumerable<string> decoder = vae.Decoder?.SkipLast(1) ?? vae.Encoder.Reverse();
        return new ReferenceArchitecture(
            input,
            [.. vae.Encoder.Select(ReferenceLayer.Parse)],
            vae.Latent,
            [.. decoder.Select(ReferenceLayer.Parse)],
            ReferenceLikelihood.Of(vae, input))
        {
            PosteriorHeads = ReferencePosterior.HeadsOf(vae),
            Objective = ReferenceObjective.Of(vae),
            Flow = ReferenceFlow.Of(vae),
            Prior = ReferencePrior.Of(vae),
            Condition = vae.Condition,
            Samples = vae.Samples,
        };
    }

    /// <summary>Every affine map of the model by its tensors' common name, in the order of the parameters.</summary>
    public IEnumerable<(string Name, int Outputs, int Inputs)> Maps()
    {
        int width = Input + Condition;
        for (int i = 0; i < Encoder.Count; i++)
        {
            yield return ($"encoder.{i}", Encoder[i].Units, width);
            width = Encoder[i].Units;
        }

        foreach ((string name, int outputs) in PosteriorHeads)
        {
            yield return (name, outputs, width);
        }

        width = Latent + Condition;
        for (int i = 0; i < Decoder.Count; i++)
        {
            yield return ($"decoder.{i}", Decoder[i].Units, width);
            width = Decoder[i].Units;
        }

        foreach (string head in Likelihood.Heads)
        {
            yield return (head, Input, width);
        }
    }

    public int ParameterCount =>
        Maps().Sum(map => map.Outputs * (map.Inputs + 1)) + LatentTensors.Sum(ReferencePrior.LengthOf) + Likelihood.Shared.Count;

    /// <summary>The parameters of what z goes through between its draw and the decoder: a vector has no inputs.</summary>
    public IEnumerable<(string Name, int Outputs, int Inputs)> LatentTensors =>
        Flow.Tensors.Select(tensor => (tensor.Name, tensor.Length, 0)).Concat(Prior.Tensors);

    /// <summary>Random parameters, uniform within the scale.</summary>
    public Dictionary<string, double[]> NewTensors(Random random, double scale)
    {
        var tensors = new Dictionary<string, double[]>();
        foreach ((string name, int outputs, int inputs) in Maps())
        {
            tensors[$"{name}.weight"] = Uniform(outputs * inputs);
            tensors[$"{name}.bias"] = Uniform(outputs);
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

    /// <summary>A zero for each parameter: where gradients are summed.</summary>
    public Dictionary<string, double[]> Zeros() => NewTensors(new Random(0), 0);
}
