using System.Text.Json.Nodes;
using TinyVae.Tests.Generated;
using TinyVae.Tests.Models;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>Damaged files of convolutions, and files of other programs: tensors of up to four dimensions.</summary>
public sealed class ConvolutionFileTests
{
    private const string Convolution = "encoder.1.weight"; // [18, 5, 2, 3]
    private const string Transposed = "decoder.2.weight"; // [18, 5, 2, 3]

    private static ForgedFile Saved(Convolved model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return ForgedFile.Of(stream.ToArray());
    }

    /// <summary>The refusal of a file, which leaves a model as it was.</summary>
    private static string Refusal(Action<ForgedFile> forge)
    {
        ForgedFile file = Saved(new Convolved(seed: 3));
        forge(file);
        var model = new Convolved(seed: 4);
        float[] before = model.Parameters.ToArray();

        string message = Assert.Throws<InvalidDataException>(() => model.Load(file.Bytes())).Message;

        Close.SameBits(before, model.Parameters);
        return message;
    }

    [Theory]
    [InlineData("[18,5,3,2]")]
    [InlineData("[5,18,2,3]")]
    [InlineData("[2,3,5,18]")]
    [InlineData("[18,2,3,5]")]
    [InlineData("[18,5,6]")]
    [InlineData("[18,30]")]
    [InlineData("[540]")]
    [InlineData("[18,5,2,3,1]")]
    [InlineData("[1,18,5,2,3]")]
    [InlineData("[18,5,2,4]")]
    [InlineData("[18,5,2,0]")]
    [InlineData("[]")]
    [InlineData("[4294967296,4294967296,18,30]")]
    public void A_weight_of_another_shape_is_refused_and_both_are_said(string shape)
    {
        foreach (string name in new[] { Convolution, Transposed })
        {
            string message = Refusal(file => file[name]["shape"] = JsonNode.Parse(shape));

            Assert.Contains($"'{name}'", message, StringComparison.Ordinal);
            Assert.Contains("[18, 5, 2, 3]", message, StringComparison.Ordinal);
            Assert.Contains(shape.Replace(",", ", ", StringComparison.Ordinal), message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_convolution_where_a_transposed_one_is_expected_is_refused() =>
        Assert.Contains("[18, 5, 2, 3]", Refusal(file => file[Transposed]["shape"] = JsonNode.Parse("[5,18,2,3]")), StringComparison.Ordinal);

    [Fact]
    public void A_missing_weight_is_told_by_name_and_shape()
    {
        string message = Refusal(file => file.Header.Remove("likelihood.mean.weight"));

        Assert.Contains("'likelihood.mean.weight' is missing", message, StringComparison.Ordinal);
        Assert.Contains("likelihood.mean.weight [5, 2, 3, 3]", message, StringComparison.Ordinal);
    }

    /// <summary>What PyTorch's batch normalization would add.</summary>
    private static void AddOthers(ForgedFile file)
    {
        int end = file.Data.Length;
        file.Header["encoder.1.norm.weight"] = JsonNode.Parse($$"""{"dtype":"F32","shape":[18,1,1,1],"data_offsets":[{{end}},{{end + 72}}]}""");
        file.Data = [.. file.Data, .. new byte[72]];
    }

    [Fact]
    public void Another_tensor_is_refused_unless_others_are_to_be_ignored()
    {
        Assert.Contains("tensor 'encoder.1.norm.weight' of shape [18, 1, 1, 1] is not one of the model's", Refusal(AddOthers), StringComparison.Ordinal);

        var model = new Convolved(seed: 3);
        ForgedFile file = Saved(model);
        AddOthers(file);
        var loaded = new Convolved(seed: 4);
        loaded.Load(file.Bytes(), new LoadOptions { IgnoreOthers = true });
        Close.SameBits(model.Parameters, loaded.Parameters);
    }

    [Fact]
    public void A_weight_whose_data_are_cut_short_is_refused() =>
        Assert.Contains("'likelihood.log_variance.bias'", Refusal(file => file.Data = file.Data[..^1]), StringComparison.Ordinal);

    [Fact]
    public void The_model_of_the_dense_layers_alone_is_refused() =>
        Assert.Throws<InvalidDataException>(() => new Convolved(seed: 1).Load(ForgedFile.ValidBytes()));

    [Fact]
    public void A_file_changed_at_random_is_loaded_or_refused_and_a_refusal_changes_nothing()
    {
        var random = new Random(5);
        byte[] valid = Saved(new Convolved(seed: 3)).Bytes();
        var model = new Convolved(seed: 4);
        float[] before = model.Parameters.ToArray();
        int refused = 0;
        for (int round = 0; round < 500; round++)
        {
            // In the header, which is the first part of the file and has most of what can be wrong.
            byte[] changed = [.. valid];
            for (int change = random.Next(3); change >= 0; change--)
                changed[random.Next(1500)] = (byte)"0123456789{}[]\",:\\ -e"[random.Next(21)];
            try
            {
                model.Load(changed);
                Assert.All(model.Parameters.ToArray(), value => Assert.True(float.IsFinite(value)));
                before = model.Parameters.ToArray();
            }
            catch (InvalidDataException)
            {
                Close.SameBits(before, model.Parameters);
                refused++;
            }
        }

        Assert.InRange(refused, 400, 500);
    }
}
