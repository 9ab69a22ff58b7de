namespace TinyVae.Tests.Reference;

/// <summary>A dense layer.</summary>
internal sealed record ReferenceDenseLayer(ReferenceShape Inputs, int Condition, ReferenceShape Outputs, ReferenceActivation Activation)
    : ReferenceLayer(Inputs, Condition, Outputs, Activation)
{
    public override int TensorOutputs => Outputs.Size;

    public override int TensorInputs => Width;

    public override long Products => (long)Width * Outputs.Size;

    public override long ProductsOfInputGradient => (long)Inputs.Size * Outputs.Size;

    /// <summary>Reads <c>"400 relu"</c>, <c>"dense 400 relu"</c>, <c>"400"</c> or <c>"7x7x64 relu"</c>.</summary>
    public static ReferenceDenseLayer Parse(string[] words, ReferenceShape inputs, int condition)
    {
        string[] own = [.. words.Where(word => word != "dense")];
        return new(inputs, condition, ReferenceShape.OfUnits(own[0]), ActivationAt(own, 1));
    }

    public override ReferenceLayer Mirrored(ReferenceActivation activation) => new ReferenceDenseLayer(Outputs, 0, Inputs, activation);

    public override IReferenceMap Map(string name, IReadOnlyDictionary<string, double[]> parameters) =>
        new ReferenceFlatten([.. Inputs.InFiles(), .. Enumerable.Range(Inputs.Size, Condition)], new ReferenceDense(name, parameters), Outputs.InFiles());
}
