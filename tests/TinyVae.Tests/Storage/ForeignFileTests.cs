using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>Files of other programs: other element types, names and tensors.</summary>
public sealed class ForeignFileTests
{
    private static float[] Load(ForgedFile file, LoadOptions options = default)
    {
        float[] loaded = new float[Weights.Floats];
        SafeTensors.Load(file.Bytes(), Weights.Tensors, loaded, options: options);
        return loaded;
    }

    private static string Refusal(ForgedFile file, LoadOptions options = default) =>
        Assert.Throws<InvalidDataException>(() => Load(file, options)).Message;

    /// <summary>A valid file whose elements are of another type.</summary>
    private static ForgedFile Of(string type, int elementBytes, Action<Span<byte>, double> write)
    {
        var file = ForgedFile.Valid();
        byte[] data = new byte[Weights.Elements * elementBytes];
        for (int i = 0; i < Weights.Elements; i++)
            write(data.AsSpan(i * elementBytes), BinaryPrimitives.ReadSingleLittleEndian(file.Data.AsSpan(4 * i)));
        file.Data = data;
        foreach (ParameterTensor tensor in Weights.Tensors)
        {
            file[tensor.Name]["dtype"] = type;
            JsonArray offsets = file[tensor.Name]["data_offsets"]!.AsArray();
            (offsets[0], offsets[1]) = (offsets[0]!.GetValue<int>() / 4 * elementBytes, offsets[1]!.GetValue<int>() / 4 * elementBytes);
        }
        return file;
    }

    [Fact]
    public void Elements_of_64_bits_are_converted() =>
        Assert.Equal(Weights.Distinct(), Load(Of("F64", 8, BinaryPrimitives.WriteDoubleLittleEndian)));

    [Fact]
    public void Elements_of_16_bits_are_converted()
    {
        float[] expected = [.. Weights.Distinct().Select(value => (float)(Half)value)];
        Assert.Equal(expected, Load(Of("F16", 2, (bytes, value) => BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)value))));
    }

    [Fact]
    public void The_upper_halves_of_floats_are_converted()
    {
        static uint Upper(double value) => BitConverter.SingleToUInt32Bits((float)value) >> 16;
        float[] expected = [.. Weights.Distinct().Select(value => BitConverter.UInt32BitsToSingle(Upper(value) << 16))];
        Assert.Equal(expected, Load(Of("BF16", 2, (bytes, value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)Upper(value)))));
    }

    [Theory]
    [InlineData(1e39)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void An_element_that_no_float_holds_is_refused_and_its_place_is_named(double value)
    {
        ForgedFile file = Of("F64", 8, BinaryPrimitives.WriteDoubleLittleEndian);
        BinaryPrimitives.WriteDoubleLittleEndian(file.Data.AsSpan(8 * (2 * 18 + 7)), value);

        string message = Refusal(file);

        Assert.Contains("'encoder.0.weight' [2, 7]", message);
        Assert.Contains("F64", message);
    }

    [Theory]
    [InlineData("F16", 0x7C00)]
    [InlineData("F16", 0x7E00)]
    [InlineData("BF16", 0xFF80)]
    public void An_element_of_16_bits_that_is_not_finite_is_refused(string type, int bits)
    {
        ForgedFile file = Of(type, 2, (bytes, _) => bytes[..2].Clear());
        BinaryPrimitives.WriteUInt16LittleEndian(file.Data, (ushort)bits);

        Assert.Contains("'encoder.0.weight' [0, 0]", Refusal(file));
    }

    [Fact]
    public void Types_may_differ_from_tensor_to_tensor()
    {
        var file = ForgedFile.Valid();
        byte[] last = new byte[20 * 8];
        for (int i = 0; i < 20; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(last.AsSpan(8 * i), BinaryPrimitives.ReadSingleLittleEndian(file.Data.AsSpan(file.Data.Length - 80 + 4 * i)));
        int begin = file.Data.Length - 80;
        file["posterior.log_variance.bias"]["dtype"] = "F64";
        file["posterior.log_variance.bias"]["data_offsets"] = new JsonArray(begin, begin + 160);
        file.Data = [.. file.Data[..begin], .. last];

        Assert.Equal(Weights.Distinct(), Load(file));
    }

    /// <summary>A valid file whose names stand behind a prefix, with tensors of somebody else's around them.</summary>
    private static ForgedFile WithOthers(string prefix)
    {
        var file = ForgedFile.Valid();
        foreach (ParameterTensor tensor in Weights.Tensors)
        {
            JsonNode entry = file[tensor.Name];
            JsonArray offsets = entry["data_offsets"]!.AsArray();
            (offsets[0], offsets[1]) = (offsets[0]!.GetValue<int>() + 3, offsets[1]!.GetValue<int>() + 3);
            file.Header.Remove(tensor.Name);
            file.Header[prefix + tensor.Name] = entry;
        }
        file.Header["steps"] = JsonNode.Parse("""{"dtype":"U8","shape":[3],"data_offsets":[0,3]}""");
        file.Header["empty"] = JsonNode.Parse("""{"dtype":"I64","shape":[0],"data_offsets":[3,3]}""");
        int end = file.Data.Length + 3;
        file.Header["last"] = JsonNode.Parse($$"""{"dtype":"I64","shape":[2],"data_offsets":[{{end}},{{end + 16}}]}""");
        file.Data = [1, 2, 3, .. file.Data, .. new byte[16]];
        return file;
    }

    [Theory]
    [InlineData("")]
    [InlineData("module.")]
    public void Names_behind_a_prefix_are_found_and_others_passed_over(string prefix) =>
        Assert.Equal(Weights.Distinct(), Load(WithOthers(prefix), new LoadOptions { Prefix = prefix, IgnoreOthers = true }));

    [Fact]
    public void Others_are_refused_unless_that_is_asked_for()
    {
        Assert.StartsWith(
            "the bytes: tensor 'steps' of shape [3] is not one of the model's. The model's tensors are: encoder.0.weight [5, 18],",
            Refusal(WithOthers("")));
        Assert.StartsWith(
            "the bytes: tensor 'steps' of shape [3] is not one of the model's. Its name does not begin with the prefix \"module.\"."
                + " The model's tensors are behind the prefix \"module.\": encoder.0.weight [5, 18], encoder.0.bias [5],",
            Refusal(WithOthers("module."), new LoadOptions { Prefix = "module." }));
    }

    [Fact]
    public void A_prefix_that_would_help_is_named()
    {
        var file = ForgedFile.Valid();
        JsonNode entry = file["encoder.0.weight"];
        file.Header.Remove("encoder.0.weight");
        file.Header.Insert(0, "vae.model.encoder.0.weight", entry);

        Assert.Contains("Prefix \"vae.model.\" it would be 'encoder.0.weight'.", Refusal(file));
        Assert.Contains(
            "Its name does not begin with the prefix \"model.\".", Refusal(ForgedFile.Valid(), new LoadOptions { Prefix = "model." }));
    }

    [Fact]
    public void A_refusal_lists_the_tensors_that_are_expected()
    {
        var file = ForgedFile.Valid();
        file.Header.Remove("encoder.0.bias");
        string missing = Refusal(file);
        file.Header["fc1.bias"] = JsonNode.Parse("""{"dtype":"F32","shape":[5],"data_offsets":[360,380]}""");

        Assert.Contains("'encoder.0.bias' is missing", missing);
        foreach (string message in (string[])[missing, Refusal(file)])
            Assert.Contains("encoder.0.weight [5, 18], encoder.0.bias [5], posterior.mean.weight [20, 5]", message);
    }

    [Theory]
    [InlineData(24, ", layer.23 [1].")]
    [InlineData(25, ", layer.23 [1] and 1 more.")]
    [InlineData(100, ", layer.23 [1] and 76 more.")]
    public void A_list_of_very_many_tensors_is_cut_short(int count, string end)
    {
        ParameterTensor[] tensors = [.. Enumerable.Range(0, count).Select(i => new ParameterTensor($"layer.{i}", 1, 0, 16 * i, 0))];

        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => SafeTensors.Load(ForgedFile.Valid().Bytes(), [.. tensors], new float[1600]));

        Assert.EndsWith(end, error.Message);
    }

    [Fact]
    public void Very_many_others_in_any_order_are_passed_over()
    {
        var file = ForgedFile.Valid();
        int begin = file.Data.Length;
        for (int i = 20_000; i-- > 0;)
            file.Header[$"other.{i}"] = JsonNode.Parse($$"""{"dtype":"U8","shape":[1],"data_offsets":[{{begin + i}},{{begin + i + 1}}]}""");
        file.Data = [.. file.Data, .. new byte[20_000]];

        Assert.Equal(Weights.Distinct(), Load(file, new LoadOptions { IgnoreOthers = true }));
    }

    [Fact]
    public void Options_that_nobody_set_are_the_default()
    {
        Assert.Equal("", default(LoadOptions).Prefix);
        Assert.Equal(default, new LoadOptions { Prefix = "" });
    }
}
