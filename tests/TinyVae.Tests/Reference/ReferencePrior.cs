namespace TinyVae.Tests.Reference;

/// <summary>The prior p(z) by its term log N(z; 0, I) − log p(z): none of N(0, I) itself.</summary>
internal class ReferencePrior
{
    /// <summary>The tensors of its parameters: a vector has no inputs.</summary>
    public virtual IReadOnlyList<(string Name, int Outputs, int Inputs)> Tensors => [];

    public static int LengthOf((string Name, int Outputs, int Inputs) tensor) => tensor.Outputs * Math.Max(tensor.Inputs, 1);

    public static ReferencePrior Of(VaeAttribute vae) => vae.Prior?.Split(' ') switch
    {
        null => new ReferencePrior(),
        ["mixture", var components] => new ReferenceMixturePrior(int.Parse(components, System.Globalization.CultureInfo.InvariantCulture), vae.Latent),
        _ => throw new ArgumentException(vae.Prior, nameof(vae)),
    };

    public virtual double Term(double[] z, IReadOnlyDictionary<string, double[]> parameters) => 0;

    /// <summary>The gradient of weight·term by z; those of the parameters are added to <paramref name="gradients"/>.</summary>
    public virtual double[] Backward(
        double[] z, double weight, IReadOnlyDictionary<string, double[]> parameters, IReadOnlyDictionary<string, double[]> gradients) =>
        new double[z.Length];
}
