namespace TinyVae.Tests.Reference;

/// <summary>A layer of a network: an affine map, and what follows it.</summary>
/// <param name="Inputs">The shape of what the layer before gives.</param>
/// <param name="Condition">Numbers of a condition that it reads behind that.</param>
/// <param name="Outputs">The shape of what it gives, of one head.</param>
/// <param name="Activation">What follows.</param>
internal abstract record ReferenceLayer(ReferenceShape Inputs, int Condition, ReferenceShape Outputs, ReferenceActivation Activation)
{
    /// <summary>Numbers that it reads.</summary>
    public int Width => Inputs.Size + Condition;

    /// <summary>Outputs of its weight, as a tensor has them.</summary>
    public abstract int TensorOutputs { get; }

    /// <summary>Weights of each output.</summary>
    public abstract int TensorInputs { get; }

    /// <summary>What PyTorch calls the fan-in of its weight.</summary>
    public virtual int FanIn => TensorInputs;

    /// <summary>Multiplications of one row.</summary>
    public abstract long Products { get; }

    /// <summary>Those of the gradient of what the layer before gives.</summary>
    public abstract long ProductsOfInputGradient { get; }

    /// <summary>Reads <c>"400 relu"</c>, <c>"conv 32 3x3 /2 relu"</c> and so on.</summary>
    public static ReferenceLayer Parse(string text, ReferenceShape inputs, int condition)
    {
        string[] words = text.Split(' ');
        return words[0] is "conv" or "transposed"
            ? ReferenceConvolutionLayer.Parse(words, inputs, condition)
            : ReferenceDenseLayer.Parse(words, inputs, condition);
    }

    /// <summary>What a mirrored decoder has for it: from what it gives to what it reads.</summary>
    /// <param name="activation">Of the layer before it, which the mirrored one gives again.</param>
    public abstract ReferenceLayer Mirrored(ReferenceActivation activation);

    /// <summary>The affine map, its tensors taken by name.</summary>
    public abstract IReferenceMap Map(string name, IReadOnlyDictionary<string, double[]> parameters);

    /// <summary>The activation behind so many words of a layer.</summary>
    protected static ReferenceActivation ActivationAt(string[] words, int at) => ReferenceActivation.Named(words.Length > at ? words[at] : "identity");
}
