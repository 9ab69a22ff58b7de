namespace TinyVae.Benchmarks.Models;

/// <summary>
/// A convolutional network in the words in which the peers are told it (<c>peers/network.h</c>): rows of a step, units of z, the
/// likelihood, and a word for each layer, its sizes from the model's own description.
/// </summary>
internal static class NetworkWords
{
    /// <param name="rows">Rows of a call: the model's batch, or one.</param>
    /// <exception cref="NotSupportedException">The peers have no such likelihood, layer or activation.</exception>
    public static string[] Of<TModel>(int rows)
        where TModel : class, IVae<TModel>
    {
        VaeDescription description = TModel.Description;
        string likelihood = description.Likelihood switch
        {
            Likelihood.Bernoulli => "bernoulli",
            Likelihood.UnitGaussian => "unit-gaussian",
            _ => throw new NotSupportedException($"The peers have no likelihood {description.Likelihood}."),
        };
        return [$"{rows}", $"{description.Latent}", likelihood, .. description.Layers.Select(Word)];
    }

    private static string Word(LayerSummary layer) => layer switch
    {
        DenseSummary { Name: "posterior" } dense => $"posterior {dense.Inputs} {dense.Outputs} {Word(dense.Activation)}",
        DenseSummary dense => $"dense {dense.Inputs} {dense.Outputs} {Word(dense.Activation)}",
        ConvolutionSummary conv =>
            $"conv {Size(conv.InputHeight, conv.InputWidth, conv.InputChannels)} " +
            $"{Size(conv.OutputHeight, conv.OutputWidth, conv.OutputChannels)} {Size(conv.KernelHeight, conv.KernelWidth)} " +
            $"{Size(conv.StrideHeight, conv.StrideWidth)} {Size(conv.PaddingHeight, conv.PaddingWidth)} {Word(conv.Activation)}",
        TransposedSummary conv =>
            $"transposed {Size(conv.InputHeight, conv.InputWidth, conv.InputChannels)} " +
            $"{Size(conv.OutputHeight, conv.OutputWidth, conv.OutputChannels)} {Size(conv.KernelHeight, conv.KernelWidth)} " +
            $"{Size(conv.StrideHeight, conv.StrideWidth)} {Size(conv.PaddingHeight, conv.PaddingWidth)} {Word(conv.Activation)}",
        _ => throw new NotSupportedException($"The peers have no layer '{layer.Description}'."),
    };

    private static string Size(params IEnumerable<int> extents) => string.Join('x', extents);

    private static string Word(Activation activation) => activation switch
    {
        Activation.Relu => "relu",
        Activation.Identity => "identity",
        _ => throw new NotSupportedException($"The peers have no activation {activation}."),
    };
}
