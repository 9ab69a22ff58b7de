namespace TinyVae.Generator.Planning;

/// <summary>A layer with the buffers that its weight gradient is the product of: what it read, and the gradient of what it gave.</summary>
internal sealed record LayerBuffers(DensePlan Layer, string Input, string Gradient)
{
    /// <summary>All layers, from the input on.</summary>
    public static IReadOnlyList<LayerBuffers> Of(VaePlan plan)
    {
        var layers = new List<LayerBuffers>();
        string input = BufferNames.Input;
        foreach (DensePlan layer in plan.Layers)
        {
            bool isHead = layer == plan.Posterior || layer == plan.Likelihood;
            layers.Add(new(layer, input, isHead ? layer.Identifier : BufferNames.Gradient(layer)));
            input = layer == plan.Posterior ? BufferNames.Latent : layer.Identifier;
        }

        return layers;
    }
}
