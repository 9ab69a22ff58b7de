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
        nameof(VaeAttribute.Flow), nameof(VaeAttribute.Prior), nameof(VaeAttribute.Corruption),
    ];

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Numbers_and_enumerations_are_the_declared_ones_by_the_same_names<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        foreach (PropertyInfo property in typeof(VaeAttribute).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            object? described = typeof(VaeDescription).GetProperty(property.Name)?.GetValue(TModel.Description);
            if (property.Name == nameof(VaeAttribute.Kl) && declared.Declaration.Objective == Objective.ImportanceWeighted)
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
        Assert.Equal(declared.Declaration.Input, TModel.Description.Input.ToString());
        Assert.Equal(TModel.InputSize, TModel.Description.Input.Size);
        Assert.Equal(declared.Architecture.Likelihood is ReferenceCategorical { Groups: var groups } ? groups : [], TModel.Description.Categories);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Dense_layers_have_the_sizes_and_activations_declared<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        VaeAttribute vae = declared.Declaration;
        ReferenceArchitecture architecture = declared.Architecture;
        List<LayerSummary> expected = [];
        int width = TModel.RowSize;
        AddHidden("encoder", vae.Encoder);
        Add("posterior", "identity", [.. architecture.PosteriorHeads.Select(head => head.Outputs)]);
        width = TModel.CodeSize;
        AddHidden("decoder", vae.Decoder?.SkipLast(1) ?? vae.Encoder.Reverse());
        Add("likelihood", "identity", [.. architecture.Likelihood.Heads.Select(_ => TModel.InputSize)]);
        Assert.Equal(expected, TModel.Description.Layers.Where(layer => layer is DenseSummary));

        void AddHidden(string part, IEnumerable<string> layers)
        {
            foreach ((int i, string layer) in layers.Index())
            {
                string[] words = [.. layer.Split(' ').Where(word => word != "dense")];
                Add($"{part}.{i}", words.Length > 1 ? words[1] : "identity", int.Parse(words[0], CultureInfo.InvariantCulture));
            }
        }

        void Add(string name, string activation, params int[] heads)
        {
            int outputs = heads.Sum();
            string sizes = heads.Length > 1 && heads.Distinct().Count() == 1
                ? $"{heads.Length}×{heads[0]:N0}"
                : string.Join(" + ", heads.Select(head => $"{head:N0}"));
            string words = $"dense {width:N0} → {sizes}{(activation == "identity" ? "" : $", {activation}")}";
            expected.Add(new DenseSummary(name, words, width, outputs, Named<Activation>(activation)));
            width = outputs;
        }
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
