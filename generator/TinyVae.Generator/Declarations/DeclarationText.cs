using TinyVae.Generator.Activations;
using TinyVae.Generator.Collections;
using TinyVae.Generator.Layers;
using TinyVae.Generator.Objectives;

namespace TinyVae.Generator.Declarations;

/// <summary>
/// What of a declaration gives the parameters their meaning, in the attribute's own form and in one form only: shapes as their sizes where
/// no convolution reads them, the decoder written out, and of the rest what is not the default. How they are trained is no part of it.
/// </summary>
internal static class DeclarationText
{
    public static string Of(VaeModel model)
    {
        List<string> words =
        [
            model.Columns.Count > 0
                ? $"Columns = [{string.Join(", ", model.Columns.Select(column => $"\"{column.Text}\""))}]"
                : $"Input = \"{(ReadsShape(model) ? model.Input.Text : $"{model.Input.Size}")}\"",
            $"Encoder = [{Layers(model.Encoder)}]",
            $"Latent = {model.Latent}",
            $"Decoder = [{Layers(model.Decoder)}]",
        ];
        if (model.Columns.Count == 0)
            words.Add($"Likelihood = Likelihood.{model.Likelihood.Kind}");
        if (model.Likelihood.Categories.Count > 0)
            words.Add($"Categories = [{Categories(model.Likelihood.Categories)}]");
        if (model.Condition > 0)
            words.Add($"Condition = {model.Condition}");
        if (model.Posterior != default)
            words.Add($"Posterior = Posterior.{model.Posterior}");
        if (model.Flow is { } flow)
            words.Add($"Flow = \"{flow.Text}\"");
        if (model.Prior is { } prior)
            words.Add($"Prior = \"{prior.Text}\"");
        if (model.Objective.Kind == ObjectiveKind.Autoencoder)
            words.Add("Objective = Objective.Autoencoder");
        return string.Join(", ", words);
    }

    private static bool ReadsShape(VaeModel model) => model.Encoder.Concat(model.Decoder).Any(layer => layer.ReadsShape);

    private static string Layers(EquatableArray<LayerModel> layers) => string.Join(", ", layers.Select(layer => $"\"{Layer(layer)}\""));

    private static string Layer(LayerModel layer) =>
        layer.Activation == ActivationKind.Identity ? layer.Text : $"{layer.Text} {ActivationNames.Of(layer.Activation)}";

    /// <summary>One size alone stands for all groups.</summary>
    private static string Categories(EquatableArray<int> sizes) =>
        sizes.Distinct().Count() == 1 ? $"{sizes[0]}" : string.Join(", ", sizes);
}
