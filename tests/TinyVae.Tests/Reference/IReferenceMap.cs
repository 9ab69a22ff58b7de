namespace TinyVae.Tests.Reference;

/// <summary>What makes one row of numbers of another, with parameters of its own.</summary>
internal interface IReferenceMap
{
    double[] Forward(double[] x);

    /// <summary>Adds to the gradients of the parameters, given dL/dy, and returns dL/dx.</summary>
    double[] Backward(double[] x, double[] dy, IReadOnlyDictionary<string, double[]> gradients);
}
