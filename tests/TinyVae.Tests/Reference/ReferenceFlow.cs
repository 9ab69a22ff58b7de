using System.Globalization;

namespace TinyVae.Tests.Reference;

/// <summary>What becomes of z₀, which the posterior draws, before the prior and the decoder read it: nothing, where there is no flow.</summary>
internal class ReferenceFlow
{
    /// <summary>The tensors of its parameters with their lengths.</summary>
    public virtual IReadOnlyList<(string Name, int Length)> Tensors => [];

    public static ReferenceFlow Of(VaeAttribute vae) => vae.Flow?.Split(' ') switch
    {
        null => new ReferenceFlow(),
        ["planar", var steps] => new ReferencePlanarFlow(int.Parse(steps, CultureInfo.InvariantCulture), vae.Latent),
        _ => throw new ArgumentException(vae.Flow, nameof(vae)),
    };

    /// <summary>z of z₀.</summary>
    public virtual double[] Forward(double[] z0, IReadOnlyDictionary<string, double[]> parameters) => z0;

    /// <summary>log q(z|x) − log N(z; 0, I), less the same of z₀.</summary>
    public virtual double Term(double[] z0, IReadOnlyDictionary<string, double[]> parameters) => 0;

    /// <summary>dL/dz₀, given dL/dz by what reads z and dL/d(term); the gradients of the parameters are added to <paramref name="gradients"/>.</summary>
    public virtual double[] Backward(
        double[] z0,
        double[] dz,
        double byTerm,
        IReadOnlyDictionary<string, double[]> parameters,
        IReadOnlyDictionary<string, double[]> gradients) => dz;
}
