namespace TinyVae.Tests.Reference;

/// <summary>A map whose tensors know their inputs and outputs by another order.</summary>
/// <param name="inputs">Which number of x each of its inputs is.</param>
/// <param name="map">The map.</param>
/// <param name="outputs">Which number of y each of its outputs is.</param>
internal sealed class ReferenceFlatten(int[] inputs, IReferenceMap map, int[] outputs) : IReferenceMap
{
    public double[] Forward(double[] x) => Put(outputs, map.Forward(Take(inputs, x)));

    public double[] Backward(double[] x, double[] dy, IReadOnlyDictionary<string, double[]> gradients) =>
        Put(inputs, map.Backward(Take(inputs, x), Take(outputs, dy), gradients));

    private static double[] Take(int[] order, double[] values) => [.. order.Select(place => values[place])];

    private static double[] Put(int[] order, double[] values)
    {
        double[] put = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
            put[order[i]] = values[i];
        return put;
    }
}
