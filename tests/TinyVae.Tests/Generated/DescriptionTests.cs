using System.Globalization;
using System.Reflection;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>What a model says of itself as data is what its attribute declares, and what follows from that.</summary>
public sealed class DescriptionTests
{
    /// <summary>What is declared in words and described as data, or as layers.</summary>
    private static readonly string[] InWords =
    [
        nameof(VaeAttribute.Input), nameof(VaeAttribute.Encoder), nameof(VaeAttribute.Decoder), nameof(VaeAttribute.Categories),
        nameof(VaeAttribute.Flow), nameof(VaeAttribute.Prior), nameof(VaeAttribute.Corruption), nameof(VaeAttribute.Columns),
        nameof(VaeAttribute.Missing),
    ];

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Numbers_and_enumerations_are_the_declared_ones_by_the_same_names<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        foreach (PropertyInfo property in typeof(VaeAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            object? described = typeof(VaeDescription).GetProperty(property.Name)?.GetValue(TModel.Description);
            if (property.Name == nameof(VaeAttribute.Likelihood) && declared.Declaration.Columns is not null)
                Assert.Equal(Likelihood.Columns, described);
            else if (property.Name == nameof(VaeAttribute.Kl) && declared.Declaration.Objective == Objective.ImportanceWeighted)
                Assert.Equal(Kl.MonteCarlo, described); // whatever is declared
            else if (!InWords.Contains(property.Name))
                Assert.Equal(property.GetValue(declared.Declaration), described);
        }
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Input_and_groups_of_features_are_those_declared<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        Assert.Equal(declared.Declaration.Columns is null ? declared.Declaration.Input : $"{TModel.InputSize}", TModel.Description.Input.ToString());
        Assert.Equal(TModel.InputSize, TModel.Description.Input.Size);
        Assert.Equal(declared.Architecture.Likelihood is ReferenceCategorical { Groups: var groups } ? groups : [], TModel.Description.Categories);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Dense_layers_have_the_sizes_and_activations_declared<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        ReferenceArchitecture architecture = declared.Architecture;
        List<LayerSummary> expected =
        [
            .. architecture.Encoder.SelectMany((layer, i) => Dense($"encoder.{i}", layer, layer.TensorOutputs)),
            .. Dense("posterior", architecture.PosteriorLayer(1), [.. architecture.PosteriorHeads.Select(head => head.Outputs)]),
            .. architecture.Decoder.SelectMany((layer, i) => Dense($"decoder.{i}", layer, layer.TensorOutputs)),
            .. Dense("likelihood", architecture.LikelihoodLayer, [.. architecture.Likelihood.Heads.Select(_ => architecture.LikelihoodLayer.Outputs.Size)]),
        ];
        Assert.Equal(expected, TModel.Description.Layers.Where(layer => layer is DenseSummary));

        static IEnumerable<LayerSummary> Dense(string name, ReferenceLayer layer, params int[] heads)
        {
            if (layer is not ReferenceDenseLayer)
                yield break;
            int outputs = heads.Sum();
            string sizes = heads.Length > 1 && heads.Distinct().Count() == 1
                ? $"{heads.Length}×{heads[0]:N0}"
                : string.Join(" + ", heads.Select(head => $"{head:N0}"));
            string activation = layer.Activation.Name;
            string words = $"dense {layer.Width:N0} → {sizes}{(activation == "identity" ? "" : $", {activation}")}";
            yield return new DenseSummary(name, words, layer.Width, outputs, Named<Activation>(activation));
        }
    }

    [Fact]
    public void Convolutions_have_the_sizes_and_activations_declared()
    {
        Assert.Equal(
            [
                new ConvolutionSummary(
                    "encoder.0", "conv 7x6x2 → 4x3x5, kernel 3x3, stride 2, padding 1, relu", 84, 2 * 10 * 8 * 2 * 5,
                    7, 6, 2, 4, 3, 5, 3, 3, 2, 2, 1, 1, Activation.Relu),
                new ConvolutionSummary(
                    "encoder.1", "conv 4x3x5 → 3x3x18, kernel 2x3, padding 0x1, tanh", 60, 2 * 6 * 7 * 5 * 18,
                    4, 3, 5, 3, 3, 18, 2, 3, 1, 1, 0, 1, Activation.Tanh),
                new TransposedSummary(
                    "decoder.2", "transposed 3x3x18 → 4x3x5, kernel 2x3, padding 0x1, relu", 162, 2 * 6 * 7 * 5 * 18,
                    3, 3, 18, 4, 3, 5, 2, 3, 1, 1, 0, 1, Activation.Relu),
                new TransposedSummary(
                    "likelihood", "transposed 4x3x5 → 2×7x6x2, kernel 3x3, stride 2, padding 1", 60, 2 * 10 * 8 * 2 * 5 * 2,
                    4, 3, 5, 7, 6, 4, 3, 3, 2, 2, 1, 1),
            ],
            Models.Convolved.Layers.Where(layer => layer is not DenseSummary));
        Assert.Equal(
            new ConvolutionSummary(
                "encoder.0", "conv 19x3 → 10x6, kernel 5, stride 2, padding 2, silu", 57, 2 * 46 * 3 * 6,
                19, 1, 3, 10, 1, 6, 5, 1, 2, 1, 2, 0, Activation.Silu),
            Models.ConvolvedSeries.Layers[0]);
        Assert.Equal("conv 5x6x3 → 4x5x4, kernel 3x2, stride 2x1, padding 2x0, leaky-relu", Models.ConvolvedConditional.Layers[0].Description);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Flow_prior_and_corruption_are_of_the_declared_kind_and_number<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        VaeDescription described = TModel.Description;
        Assert.Equal(declared.Declaration.Flow, described.Flow is null ? null : $"planar {Assert.IsType<PlanarFlowSummary>(described.Flow).Steps}");
        Assert.Equal(declared.Declaration.Prior, described.Prior is null ? null : $"mixture {Assert.IsType<MixturePriorSummary>(described.Prior).Components}");

        string[]? corruption = declared.Declaration.Corruption?.Split(' ');
        Assert.Equal(corruption is null ? null : Named<Corruption>(corruption[0]), described.Corruption);
        Assert.Equal(corruption is null ? 0 : float.Parse(corruption[1], CultureInfo.InvariantCulture), described.CorruptionLevel);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Each_layer_counts_the_parameters_of_its_own_tensors<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        Assert.NotNull(declared);
        foreach (LayerSummary layer in TModel.Description.Layers)
        {
            IEnumerable<ParameterTensor> own = layer is SharedParameterSummary
                ? TModel.Tensors.Where(tensor => tensor.Name == layer.Name)
                : TModel.Tensors.Where(tensor => tensor.Name.StartsWith($"{layer.Name}.", StringComparison.Ordinal) && !TModel.Layers.Any(other => other.Name == tensor.Name));
            Assert.Equal(own.Sum(tensor => tensor.Length), layer.ParameterCount);
        }
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void It_is_made_once_and_its_layers_are_the_models<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        Assert.NotNull(declared);
        Assert.Same(TModel.Description, TModel.Description);
        Assert.Equal(TModel.Layers, TModel.Description.Layers);
    }

    /// <summary>The member of an enumeration that a word of the declaration names: leaky-relu.</summary>
    private static T Named<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
