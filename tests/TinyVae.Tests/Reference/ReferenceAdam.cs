namespace TinyVae.Tests.Reference;

/// <summary>Adam as <c>torch.optim.Adam</c> computes it, in double precision: ε is added to the root of the corrected second moment.</summary>
internal sealed class ReferenceAdam(ReferenceArchitecture architecture)
{
    private readonly Dictionary<string, double[]> _first = architecture.NewTensors(new Random(0), 0);
    private readonly Dictionary<string, double[]> _second = architecture.NewTensors(new Random(0), 0);
    private int _steps;

    public double LearningRate { get; init; } = 1e-3;

    public double Beta1 { get; init; } = 0.9;

    public double Beta2 { get; init; } = 0.999;

    public double Epsilon { get; init; } = 1e-8;

    public void Apply(IReadOnlyDictionary<string, double[]> parameters, IReadOnlyDictionary<string, double[]> gradients)
    {
        _steps++;
        foreach ((string name, double[] values) in parameters)
        {
            double[] m = _first[name];
            double[] v = _second[name];
            for (int i = 0; i < values.Length; i++)
            {
                double g = gradients[name][i];
                m[i] = (Beta1 * m[i]) + ((1 - Beta1) * g);
                v[i] = (Beta2 * v[i]) + ((1 - Beta2) * g * g);
                double correctedFirst = m[i] / (1 - Math.Pow(Beta1, _steps));
                double correctedSecond = v[i] / (1 - Math.Pow(Beta2, _steps));
                values[i] -= LearningRate * correctedFirst / (Math.Sqrt(correctedSecond) + Epsilon);
            }
        }
    }
}
