namespace TinyVae.Tests.Reference;

/// <summary>An optimizer as PyTorch computes it, in double precision, one parameter at a time.</summary>
internal abstract class ReferenceOptimizer(ReferenceArchitecture architecture)
{
    private const int MostState = 2;

    private readonly Dictionary<string, double[][]> _states = architecture.Zeros()
        .ToDictionary(tensor => tensor.Key, tensor => Array.ConvertAll(tensor.Value, _ => new double[MostState]));

    public double LearningRate { get; init; } = 1e-2;

    /// <summary>The largest norm of all gradients together; 0 for no limit.</summary>
    public double ClipNorm { get; init; }

    protected int Steps { get; private set; }

    /// <summary>The optimizer that a model declares, with its defaults.</summary>
    public static ReferenceOptimizer Of(VaeAttribute vae)
    {
        var architecture = ReferenceArchitecture.Of(vae);
        return vae.Optimizer switch
        {
            Optimizer.Adam => new ReferenceAdam(architecture) { ClipNorm = vae.ClipNorm },
            Optimizer.AdamW => new ReferenceAdam(architecture) { WeightDecay = 0.01, ClipNorm = vae.ClipNorm },
            Optimizer.Sgd => new ReferenceSgd(architecture) { ClipNorm = vae.ClipNorm },
            Optimizer.RmsProp => new ReferenceRmsProp(architecture) { ClipNorm = vae.ClipNorm },
            Optimizer.Adagrad => new ReferenceAdagrad(architecture) { ClipNorm = vae.ClipNorm },
            _ => throw new ArgumentOutOfRangeException(nameof(vae), vae.Optimizer, "The reference does not know this optimizer."),
        };
    }

    public void Apply(IReadOnlyDictionary<string, double[]> parameters, IReadOnlyDictionary<string, double[]> gradients)
    {
        Steps++;
        double scale = ClippingScale(gradients.Values);
        foreach ((string name, double[] values) in parameters)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Updated(values[i], scale * gradients[name][i], _states[name][i]);
            }
        }
    }

    /// <summary>The parameter after a step; <paramref name="state"/> is zero before the first and kept for the next.</summary>
    protected abstract double Updated(double value, double gradient, double[] state);

    /// <summary>As <c>torch.nn.utils.clip_grad_norm_</c>, which adds 10⁻⁶ to the norm before it divides by it.</summary>
    private double ClippingScale(IEnumerable<double[]> gradients)
    {
        double norm = Math.Sqrt(gradients.Sum(tensor => tensor.Sum(gradient => gradient * gradient)));
        return ClipNorm > 0 ? Math.Min(1, ClipNorm / (norm + 1e-6)) : 1;
    }
}
