using System.Buffers.Binary;
using System.Text.Json.Nodes;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>How files have the tensors of convolutions and of the dense layers next to them: as PyTorch does.</summary>
public sealed class TensorOrderTests
{
    [Fact]
    public void Shapes_are_those_of_PyTorch()
    {
        Assert.Equal(
            [
                "encoder.0.weight [5, 2, 3, 3]", "encoder.0.bias [5]", "encoder.1.weight [18, 5, 2, 3]", "encoder.1.bias [18]",
                "encoder.2.weight [9, 162]", "encoder.2.bias [9]",
                "posterior.mean.weight [3, 9]", "posterior.mean.bias [3]", "posterior.log_variance.weight [3, 9]", "posterior.log_variance.bias [3]",
                "decoder.0.weight [9, 3]", "decoder.0.bias [9]", "decoder.1.weight [162, 9]", "decoder.1.bias [162]",
                "decoder.2.weight [18, 5, 2, 3]", "decoder.2.bias [5]",
                "likelihood.mean.weight [5, 2, 3, 3]", "likelihood.mean.bias [2]",
                "likelihood.log_variance.weight [5, 2, 3, 3]", "likelihood.log_variance.bias [2]",
            ],
            Convolved.Tensors.Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}]"));
        Assert.Equal([17, 6, 4], Tensor<ConvolvedSeries>("encoder.1.weight").Shape.ToArray());
        Assert.Equal([17, 6, 4], Tensor<ConvolvedSeries>("decoder.1.weight").Shape.ToArray());
    }

    [Fact]
    public void A_weight_in_memory_has_the_channels_of_a_tap_together()
    {
        ParameterTensor image = Tensor<Convolved>("encoder.1.weight"); // [18, 5, 2, 3]
        ParameterTensor transposed = Tensor<Convolved>("decoder.2.weight"); // [18, 5, 2, 3]
        ParameterTensor series = Tensor<ConvolvedSeries>("encoder.0.weight"); // [6, 3, 5]
        for (int first = 0; first < 18; first++)
        {
            for (int second = 0; second < 5; second++)
            {
                for (int tap = 0; tap < 6; tap++)
                {
                    int element = (((first * 5) + second) * 6) + tap;
                    Assert.Equal(image.IndexOf(first, (tap * 5) + second), image.IndexOf(element));
                    Assert.Equal(transposed.IndexOf(second, (tap * 18) + first), transposed.IndexOf(element));
                }
            }
        }

        Assert.Equal(series.IndexOf(4, (3 * 3) + 2), series.IndexOf((((4 * 3) + 2) * 5) + 3));
    }

    [Fact]
    public void Dense_layers_next_to_a_convolution_have_the_order_of_flatten()
    {
        ParameterTensor behind = Tensor<Convolved>("encoder.2.weight"); // of 3x3x18
        ParameterTensor before = Tensor<Convolved>("decoder.1.weight"); // to 3x3x18
        ParameterTensor bias = Tensor<Convolved>("decoder.1.bias");
        for (int channel = 0; channel < 18; channel++)
        {
            for (int position = 0; position < 9; position++)
            {
                int feature = (position * 18) + channel;
                int inFile = (channel * 9) + position;
                Assert.Equal(behind.IndexOf(4, feature), behind.IndexOf((4 * 162) + inFile));
                Assert.Equal(before.IndexOf(feature, 7), before.IndexOf((inFile * 9) + 7));
                Assert.Equal(bias.IndexOf(feature, 0), bias.IndexOf(inFile));
            }
        }
    }

    [Fact]
    public void Dense_layers_of_data_stay_as_the_data_are() =>
        Assert.All(TwoHidden.Tensors, tensor => Assert.Equal(new DenseOrder(), tensor.Order));

    [Theory]
    [InlineData("encoder.1.weight")]
    [InlineData("decoder.2.weight")]
    [InlineData("encoder.2.weight")]
    [InlineData("decoder.1.weight")]
    [InlineData("decoder.1.bias")]
    public void A_file_has_the_elements_in_their_order(string name)
    {
        ParameterTensor tensor = Tensor<Convolved>(name);
        var model = new Convolved(seed: 3);
        using var stream = new MemoryStream();
        model.Save(stream);
        byte[] file = stream.ToArray();

        int header = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        JsonNode entry = JsonNode.Parse(file.AsSpan(8, header))![name]!;
        int begin = 8 + header + entry["data_offsets"]![0]!.GetValue<int>();
        Assert.Equal(tensor.Shape, entry["shape"]!.AsArray().Select(size => size!.GetValue<int>()));
        Assert.Equal(
            NamedTensors.Indices(tensor).Select(index => model.Parameters[index]),
            Enumerable.Range(0, tensor.Length).Select(element => BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(begin + (4 * element)))));

        var loaded = new Convolved(seed: 4);
        loaded.Load(file);
        Close.SameBits(model.Parameters, loaded.Parameters);
    }

    [Fact]
    public void An_element_that_is_not_finite_is_named_by_its_indices_in_the_file()
    {
        var model = new Convolved(seed: 3);
        model.Parameters[Tensor<Convolved>("decoder.2.weight").IndexOf((((((7 * 5) + 3) * 2) + 1) * 3) + 2)] = float.NaN;

        NotFiniteNumberException refusal = Assert.Throws<NotFiniteNumberException>(() => model.Save(new MemoryStream()));

        Assert.Contains("'decoder.2.weight' [7, 3, 1, 2] is NaN", refusal.Message, StringComparison.Ordinal);
    }

    private static ParameterTensor Tensor<TModel>(string name)
        where TModel : class, IVae<TModel> => TModel.Tensors.Single(tensor => tensor.Name == name);
}
