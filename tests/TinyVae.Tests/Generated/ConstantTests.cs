using TinyVae.Numerics;
using TinyVae.Tests.Models;
using TinyVae.Tests.Reference;
using Xunit;

namespace TinyVae.Tests.Generated;

/// <summary>What a model says of itself.</summary>
public sealed class ConstantTests
{
    // Constants indeed: the compiler knows them.
    private const int DigitsInput = Digits.InputSize;
    private const long DigitsFlops = Digits.TrainingFlops;

    [Fact]
    public void Constants_of_the_public_example_are_those_of_its_shape()
    {
        Assert.Equal(784, DigitsInput);
        Assert.Equal(20, Digits.LatentSize);
        Assert.Equal(128, Digits.BatchSize);
        Assert.Equal((784 * 400) + 400 + (2 * ((400 * 20) + 20)) + (20 * 400) + 400 + (400 * 784) + 784, Digits.ParameterCount);

        // Two for a multiplication and an addition; forward, weight gradient and, but for the first layer, input gradient.
        Assert.Equal(2L * 128 * ((2 * 784 * 400) + (3 * ((400 * 40) + (20 * 400) + (400 * 784)))), DigitsFlops);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Constants_follow_from_the_declaration<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        ReferenceArchitecture architecture = declared.Architecture;
        Assert.Equal(architecture.Input, TModel.InputSize);
        Assert.Equal(architecture.Latent, TModel.LatentSize);
        Assert.Equal(architecture.Condition, TModel.ConditionSize);
        Assert.Equal(architecture.Input + architecture.Condition, TModel.RowSize);
        Assert.Equal(architecture.Latent + architecture.Condition, TModel.CodeSize);
        Assert.Equal(architecture.ParameterCount, TModel.ParameterCount);

        // The maps that read the data need no gradient of their input, and those that read the condition behind z none of that.
        string[] first = architecture.Encoder.Count > 0 ? ["encoder.0"] : [.. architecture.PosteriorHeads.Select(head => head.Name)];
        long products = architecture.Maps().Sum(map => RowsOf(map.Name) * ((2 * map.Layer.Products) + GradientsOf(map.Name, map.Layer)));
        Assert.Equal(2 * products, TModel.TrainingFlops);

        long GradientsOf(string map, ReferenceLayer layer) => first.Contains(map) ? 0 : layer.ProductsOfInputGradient;

        // Every draw of z goes through the decoder.
        long RowsOf(string map) =>
            TModel.BatchSize * (map.StartsWith("decoder", StringComparison.Ordinal) || map.StartsWith("likelihood", StringComparison.Ordinal) ? architecture.Samples : 1);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Tensors_have_the_names_and_shapes_of_the_declaration<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        (string, int, int)[] expected =
        [
            .. declared.Architecture.Maps().SelectMany(map => new[]
            {
                ($"{map.Name}.weight", map.Layer.TensorOutputs, map.Layer.TensorInputs),
                ($"{map.Name}.bias", map.Layer.TensorOutputs, 0),
            }),
            .. declared.Architecture.LatentTensors,
            .. declared.Architecture.Likelihood.Shared.Select(name => (name, 1, 0)),
        ];
        Assert.Equal(expected, TModel.Tensors.Select(tensor => (tensor.Name, tensor.Outputs, tensor.Inputs)));
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Every_parameter_has_a_place_of_its_own_in_padded_panels<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        var model = Fitted.Model<TModel>(seed: 1);
        int[] places = [.. TModel.Tensors.SelectMany(NamedTensors.Indices)];
        Assert.Equal(declared.Architecture.ParameterCount, places.Distinct().Count());
        Assert.All(places, place => Assert.InRange(place, 0, model.Parameters.Length - 1));
        Assert.Equal(0, model.Parameters.Length % Lanes.Count);
        Assert.Equal(TModel.ParameterBytes, model.Parameters.Length * sizeof(float));
        Assert.InRange(TModel.InferenceBytes, TModel.ParameterBytes, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Layers_account_for_every_parameter_and_multiplication<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        Assert.Equal(TModel.ParameterCount, TModel.Layers.Sum(layer => layer.ParameterCount));
        Assert.Equal(declared.Architecture.Maps().Sum(map => 2 * map.Layer.Products), TModel.Layers.Sum(layer => layer.Flops));
        string[] names =
        [
            .. declared.Architecture.Encoder.Select((_, i) => $"encoder.{i}"),
            "posterior",
            .. declared.Architecture.Decoder.Select((_, i) => $"decoder.{i}"),
            "likelihood",
            .. declared.Architecture.LatentTensors.Select(tensor => tensor.Name.Split('.')[0]).Distinct(),
            .. declared.Architecture.Likelihood.Shared,
        ];
        Assert.Equal(names, TModel.Layers.Select(layer => layer.Name));
        Assert.Equal(declared.Architecture.Read.Size + TModel.ConditionSize, TModel.Layers[0].Inputs);
    }

    [Theory]
    [MemberData(nameof(Family.Models), MemberType = typeof(Family))]
    public void Parameters_start_uniform_within_one_over_the_root_of_the_fan_in<TModel>(ModelCase<TModel> declared)
        where TModel : class, IVae<TModel>
    {
        Dictionary<string, double[]> parameters = NamedTensors.Read<TModel>(Fitted.Model<TModel>(seed: 1).Parameters);
        List<double> scaled = [];
        Assert.All(declared.Architecture.Likelihood.Shared, name => Assert.Equal([0.0], parameters[name]));
        foreach ((string name, ReferenceLayer layer) in declared.Architecture.Maps())
        {
            double bound = 1 / Math.Sqrt(layer.FanIn);
            scaled.AddRange(parameters[$"{name}.weight"].Concat(parameters[$"{name}.bias"]).Select(value => value / bound));
        }

        Assert.All(scaled, value => Assert.InRange(value, -1.000001, 1.000001));

        // Mean 0 and variance ⅓, within five standard errors.
        double error = 5 / Math.Sqrt(scaled.Count);
        Assert.Equal(0, scaled.Average(), error * 0.58);
        Assert.Equal(1 / 3.0, scaled.Average(value => value * value), error * 0.3);
        Assert.NotEqual(Fitted.Model<TModel>(seed: 1).Parameters.ToArray(), Fitted.Model<TModel>(seed: 2).Parameters.ToArray());
        Close.SameBits(Fitted.Model<TModel>(seed: 1).Parameters, Fitted.Model<TModel>(seed: 1).Parameters);
    }
}
