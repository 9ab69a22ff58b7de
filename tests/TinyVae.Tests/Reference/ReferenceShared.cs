namespace TinyVae.Tests.Reference;

/// <summary>One parameter of the model that every feature gets, whatever the row: a tensor <c>name</c> of shape [1].</summary>
internal sealed class ReferenceShared(string name, int features, IReadOnlyDictionary<string, double[]> parameters) : IReferenceMap
{
    public double[] Forward(double[] x) => [.. Enumerable.Repeat(parameters[name].Single(), features)];

    public double[] Backward(double[] x, double[] dy, IReadOnlyDictionary<string, double[]> gradients)
    {
        gradients[name][0] += dy.Sum();
        return new double[x.Length];
    }
}
