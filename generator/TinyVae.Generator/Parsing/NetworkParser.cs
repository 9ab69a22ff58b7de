using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TinyVae.Generator.Diagnostics;
using TinyVae.Generator.Model;

namespace TinyVae.Generator.Parsing;

/// <summary>
/// The attribute's arguments. Each is read on its own, so that all problems are told at once. An argument that does not compile is
/// the compiler's to tell: it leaves the network incomplete without a problem of ours.
/// </summary>
internal sealed class NetworkParser(AttributeData attribute, AttributeSyntax syntax, ICollection<Diagnostic> problems)
{
    private const int DefaultBatchSize = 64;

    /// <summary>More would only be a mistake, and would keep the compiler busy with it.</summary>
    private const int MostLayers = 64;

    /// <summary>The network, or null where an argument is wrong.</summary>
    /// <param name="type">The class; null where it cannot be completed, which leaves the problems alone to find.</param>
    public VaeModel? Parse(ModelType? type)
    {
        InputShape? input = ParseInput();
        EquatableArray<LayerModel>? encoder =
            Find(nameof(VaeModel.Encoder)) is { } layers ? ParseLayers(layers, "encoder") : new EquatableArray<LayerModel>();
        int? latent = Find(nameof(VaeModel.Latent)) is { } size ? ParseSize(size, "Latent") : Missing("Latent", "Latent = 20");
        EquatableArray<LayerModel>? decoder = ParseDecoder(input, encoder);
        LikelihoodKind? likelihood = ParseLikelihood();
        int? batchSize = Find(nameof(VaeModel.BatchSize)) is { } rows ? ParseSize(rows, "BatchSize") : DefaultBatchSize;

        return type is null || input is null || encoder is null || latent is null || decoder is null || likelihood is null || batchSize is null
            ? null
            : new VaeModel(
                type, input, encoder.Value, latent.Value, decoder.Value, new(likelihood.Value, new()), batchSize.Value,
                PosteriorKind.Diagonal, new(ObjectiveKind.Elbo, 1, KlKind.Analytic, 0), null, new(OptimizerKind.Adam, 0));
    }

    private InputShape? ParseInput()
    {
        const string Example = "Input = \"28x28\"";
        if (Find(nameof(VaeModel.Input)) is not { } argument)
        {
            Missing("Input", Example);
            return null;
        }

        if (argument.IsError)
            return null;
        if (argument.Value is string text && text.Trim().Length > 0)
            return Accept(InputGrammar.Parse(text), argument, text);

        Report(Rules.Missing, argument.Expression.GetLocation(), "Input", Example);
        return null;
    }

    private EquatableArray<LayerModel>? ParseLayers(DeclarationArgument argument, string part)
    {
        if (argument.IsError)
            return null;

        IReadOnlyList<DeclarationArgument> elements = argument.Elements;
        if (elements.Count > MostLayers)
        {
            Report(Rules.SizeOutOfRange, argument.Expression.GetLocation(), $"The number of layers of the {part}", MostLayers, elements.Count);
            return null;
        }

        LayerModel?[] layers = [.. elements.Select(ParseLayer)];
        return layers.All(layer => layer is not null) ? new EquatableArray<LayerModel>(layers!) : null;
    }

    private LayerModel? ParseLayer(DeclarationArgument element)
    {
        if (element.IsError)
            return null;
        if (element.Value is string text)
            return Accept(LayerGrammar.Parse(text), element, text);

        Report(Rules.UnreadableLayer, element.Expression.GetLocation(), "", "it is null");
        return null;
    }

    private EquatableArray<LayerModel>? ParseDecoder(InputShape? input, EquatableArray<LayerModel>? encoder)
    {
        if (Find(nameof(VaeModel.Decoder)) is not { } argument || (!argument.IsError && argument.Constant.IsNull))
        {
            return input is null || encoder is null
                ? null
                : new EquatableArray<LayerModel>([.. encoder.Value.Reverse(), new DenseLayer(input.Size, ActivationKind.Identity)]);
        }

        EquatableArray<LayerModel>? decoder = ParseLayers(argument, "decoder");
        if (input is null || decoder is null)
            return decoder;
        if (decoder.Value.LastOrDefault() is DenseLayer { Activation: ActivationKind.Identity } last && last.Units == input.Size)
            return decoder;

        DeclarationArgument end = decoder.Value.Count == 0 ? argument : argument.Elements[decoder.Value.Count - 1];
        string written = end.Value is string text ? $"\"{Excerpt.Of(text)}\"" : "no layer at all";
        Report(Rules.DecoderEnd, end.Expression.GetLocation(), written, input.Size);
        return null;
    }

    private LikelihoodKind? ParseLikelihood()
    {
        if (Find(nameof(VaeModel.Likelihood)) is not { } argument)
            return LikelihoodKind.Bernoulli;
        if (argument.IsError || argument.Value is not int value)
            return null;
        if (Enum.IsDefined(typeof(LikelihoodKind), value))
            return (LikelihoodKind)value;

        Report(Rules.UndefinedLikelihood, argument.Expression.GetLocation(), value);
        return null;
    }

    private int? ParseSize(DeclarationArgument argument, string what)
    {
        if (argument.IsError || argument.Value is not int size)
            return null;
        if (Size.IsValid(size))
            return size;

        Report(Rules.SizeOutOfRange, argument.Expression.GetLocation(), what, Size.Largest, size);
        return null;
    }

    private T? Accept<T>(Parsed<T> parsed, DeclarationArgument argument, string text)
        where T : class
    {
        if (parsed.Problem is { } problem)
            Report(problem.Rule, TextLocation.Of(argument.Expression, text, problem.At), problem.Arguments);
        return parsed.Value;
    }

    private int? Missing(string property, string example)
    {
        Report(Rules.Missing, syntax.Name.GetLocation(), property, example);
        return null;
    }

    private void Report(DiagnosticDescriptor rule, Location location, params object[] arguments) =>
        problems.Add(Diagnostic.Create(rule, location, arguments));

    private DeclarationArgument? Find(string property) => DeclarationArgument.Find(attribute, syntax, property);
}
