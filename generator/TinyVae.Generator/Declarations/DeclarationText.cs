using TinyVae.Generator.Activations;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Latent;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Objectives;

namespace TinyVae.Generator.Declarations;

/// <summary>
/// What of a declaration gives the parameters their meaning, in the attribute's own form and in one form only: shapes as their sizes, the
/// decoder written out, and of the rest what is not the default. How they are trained is no part of it.
/// </summary>
internal static class DeclarationText
{
    public static string Of(VaeModel model)
    {
        List<string> words =
        [
            $"Input = \"{model.Input.Size}\"",
            $"Encoder = [{Layers(model.Encoder)}]",
            $"Latent = {model.Latent}",
            $"Decoder = [{Layers(model.Decoder)}]",
            $"Likelihood = Likelihood.{model.Likelihood.Kind}",
        ];
        if (model.Likelihood.Categories.Count > 0)
            words.Add($"Categories = [{Categories(model.Likelihood.Categories)}]");
        if (model.Condition > 0)
            words.Add($"Condition = {model.Condition}");
        if (model.Posterior != default)
            words.Add($"Posterior = Posterior.{model.Posterior}");
        if (model.Flow is { } flow)
            words.Add($"Flow = \"{Flow(flow)}\"");
        if (model.Prior is { } prior)
            words.Add($"Prior = \"{Prior(prior)}\"");
        if (model.Objective.Kind == ObjectiveKind.Autoencoder)
            words.Add("Objective = Objective.Autoencoder");
        return string.Join(", ", words);
    }

    private static string Layers(EquatableArray<LayerModel> layers) => string.Join(", ", layers.Select(layer => $"\"{Layer(layer)}\""));

    private static string Layer(LayerModel layer)
    {
        string shape = layer switch
        {
            DenseLayer dense => $"{dense.Units}",
            _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, "not a layer"),
        };
        var activation = ActivationPlan.Of(layer.Activation);
        return activation.IsIdentity ? shape : $"{shape} {activation.Words}";
    }

    /// <summary>One size alone stands for all groups.</summary>
    private static string Categories(EquatableArray<int> sizes) =>
        sizes.Distinct().Count() == 1 ? $"{sizes[0]}" : string.Join(", ", sizes);

    private static string Flow(FlowModel flow) => flow switch
    {
        PlanarFlowModel planar => $"planar {planar.Steps}",
        _ => throw new ArgumentOutOfRangeException(nameof(flow), flow, "not a flow"),
    };

    private static string Prior(PriorModel prior) => prior switch
    {
        MixturePriorModel mixture => $"mixture {mixture.Components}",
        _ => throw new ArgumentOutOfRangeException(nameof(prior), prior, "not a prior"),
    };
}
