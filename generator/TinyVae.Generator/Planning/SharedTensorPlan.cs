namespace TinyVae.Generator.Planning;

/// <summary>One number that the model learns apart from its layers, alone in 16 floats.</summary>
/// <param name="TensorName">Its name in files.</param>
/// <param name="Offset">Its place in the flat parameters.</param>
/// <param name="Gradient">The method of the runtime library that gives its gradient: of its raw value, the mean log-density and the number of features.</param>
internal sealed record SharedTensorPlan(string TensorName, long Offset, string Gradient)
{
    /// <summary>What it is, for the table of layers.</summary>
    public const string Words = "one number for all features";
}
