namespace TinyVae.Generator.Planning;

/// <summary>A layer with the buffers that its weight gradient is the product of: what it read, and the gradient of what it gave.</summary>
internal sealed record LayerBuffers(LayerPlan Layer, string Input, string Gradient)
{
    /// <summary>All layers, from the input on.</summary>
    public static IReadOnlyList<LayerBuffers> Of(VaePlan plan)
    {
        var layers = new List<LayerBuffers>();
        string input = plan.EncoderInput;
        foreach (LayerPlan layer in plan.Layers)
        {
            layers.Add(new(layer, input, GradientOf(plan, layer)));
            input = layer == plan.Posterior ? plan.CodeBuffer : layer.Identifier;
        }

        return layers;
    }

    /// <summary>Where the gradient of a layer's output lies. That of the heads takes the place of the heads, but where they are z itself.</summary>
    public static string GradientOf(VaePlan plan, LayerPlan layer)
    {
        if (layer == plan.Posterior)
            return plan.Objective.IsPoint ? BufferNames.LatentGradient : layer.Identifier;
        return layer == plan.Likelihood ? layer.Identifier : BufferNames.Gradient(layer);
    }
}
