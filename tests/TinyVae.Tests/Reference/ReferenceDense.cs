namespace TinyVae.Tests.Reference;

/// <summary>The affine map y = W·x + b of one row, its tensors taken by name: <c>name.weight</c> [outputs, inputs] and <c>name.bias</c>.</summary>
internal sealed class ReferenceDense(string name, IReadOnlyDictionary<string, double[]> parameters) : IReferenceMap
{
    private readonly double[] _weight = parameters[$"{name}.weight"];
    private readonly double[] _bias = parameters[$"{name}.bias"];

    public double[] Forward(double[] x)
    {
        double[] y = new double[_bias.Length];
        for (int o = 0; o < y.Length; o++)
        {
            y[o] = _bias[o];
            for (int i = 0; i < x.Length; i++)
            {
                y[o] += _weight[(o * x.Length) + i] * x[i];
            }
        }

        return y;
    }

    /// <summary>Adds dL/dW = dy·xᵀ and dL/db = dy to the gradients and returns dL/dx = Wᵀ·dy.</summary>
    public double[] Backward(double[] x, double[] dy, IReadOnlyDictionary<string, double[]> gradients)
    {
        double[] weightGradient = gradients[$"{name}.weight"];
        double[] biasGradient = gradients[$"{name}.bias"];
        double[] dx = new double[x.Length];
        for (int o = 0; o < dy.Length; o++)
        {
            biasGradient[o] += dy[o];
            for (int i = 0; i < x.Length; i++)
            {
                weightGradient[(o * x.Length) + i] += dy[o] * x[i];
                dx[i] += _weight[(o * x.Length) + i] * dy[o];
            }
        }

        return dx;
    }
}
