using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace TinyVae.Tests.Storage;

public sealed class RoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Saved(float[] parameters)
    {
        string path = _folder.File("weights.safetensors");
        SafeTensors.Save(path, Weights.Tensors, parameters);
        return path;
    }

    [Fact]
    public void What_was_saved_is_loaded_bit_for_bit()
    {
        float[] parameters = Weights.Distinct();
        parameters[Weights.Tensors[0].IndexOf(4, 17)] = -0f;
        parameters[Weights.Tensors[3].IndexOf(19, 0)] = float.Epsilon;
        float[] loaded = new float[Weights.Floats];

        SafeTensors.Load(Saved(parameters), Weights.Tensors, loaded);

        Assert.Equal(parameters.Select(BitConverter.SingleToInt32Bits), loaded.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Padding_is_zero_after_loading()
    {
        float[] loaded = new float[Weights.Floats];
        Array.Fill(loaded, 7);

        SafeTensors.Load(Saved(Weights.Distinct()), Weights.Tensors, loaded);

        Assert.Equal(Weights.Elements, loaded.Count(value => value != 0));
        Assert.DoesNotContain(7, loaded);
    }

    [Fact]
    public void A_file_has_an_aligned_header_in_the_format_that_PyTorch_reads()
    {
        byte[] bytes = File.ReadAllBytes(Saved(Weights.Distinct()));
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        JsonObject header = JsonNode.Parse(bytes.AsSpan(8, length))!.AsObject();

        Assert.Equal(0, length % 8);
        Assert.Equal("pt", (string?)header["__metadata__"]!["format"]);
        Assert.Equal("""{"dtype":"F32","shape":[5,18],"data_offsets":[0,360]}""", header["encoder.0.weight"]!.ToJsonString());
        Assert.Equal("""{"dtype":"F32","shape":[5],"data_offsets":[360,380]}""", header["encoder.0.bias"]!.ToJsonString());
        Assert.Equal(["__metadata__", .. Weights.Tensors.Select(tensor => tensor.Name)], header.Select(member => member.Key));
        Assert.Equal(8 + length + 4 * Weights.Elements, bytes.Length);
    }

    [Fact]
    public void Weights_lie_row_by_row_in_the_file()
    {
        byte[] data = ForgedFile.Valid().Data;
        int at = 0;

        for (int t = 0; t < Weights.Tensors.Length; t++)
        {
            ParameterTensor tensor = Weights.Tensors[t];
            for (int i = 0; i < tensor.Length; i++, at += 4)
            {
                (int output, int input) = tensor.IsBias ? (i, 0) : Math.DivRem(i, tensor.Inputs);
                Assert.Equal(Weights.Element(t, output, input), BinaryPrimitives.ReadSingleLittleEndian(data.AsSpan(at)));
            }
        }
        Assert.Equal(data.Length, at);
    }

    [Fact]
    public void Tensors_in_another_order_and_other_metadata_are_read()
    {
        byte[] data = ForgedFile.Valid().Data;
        const int FirstBytes = 4 * 5 * 18;
        // The first tensor goes to the end of the data, and the members of the header are reversed.
        var file = ForgedFile.Valid();
        foreach (ParameterTensor tensor in Weights.Tensors)
        {
            JsonArray offsets = file[tensor.Name]["data_offsets"]!.AsArray();
            int shift = tensor == Weights.Tensors[0] ? data.Length - FirstBytes : -FirstBytes;
            (offsets[0], offsets[1]) = (offsets[0]!.GetValue<int>() + shift, offsets[1]!.GetValue<int>() + shift);
        }
        var reversed = new JsonObject(file.Header.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        reversed["__metadata__"] = new JsonObject { ["step"] = "12", ["nested"] = new JsonArray(1, 2) };
        string path = _folder.File("reordered");
        File.WriteAllBytes(path, ForgedFile.Bytes(reversed.ToJsonString() + "  ", [.. data[FirstBytes..], .. data[..FirstBytes]]));
        float[] loaded = new float[Weights.Floats];

        SafeTensors.Load(path, Weights.Tensors, loaded);

        Assert.Equal(Weights.Distinct(), loaded);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData(" [ true , false , null , -0 , 10.25e-3 , 7E+2 , \"\" , { \"a\" : [ ] } ] ")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9 \\ud83d\\ude00 é 😀\"")]
    public void Metadata_of_any_JSON_is_passed_over(string metadata)
    {
        var file = ForgedFile.Valid();
        string header = file.Header.ToJsonString().Replace(file["__metadata__"].ToJsonString(), metadata);
        string path = _folder.File("described");
        File.WriteAllBytes(path, ForgedFile.Bytes(header, file.Data));
        float[] loaded = new float[Weights.Floats];

        SafeTensors.Load(path, Weights.Tensors, loaded);

        Assert.Equal(Weights.Distinct(), loaded);
    }

    [Fact]
    public void A_name_of_any_text_is_saved_and_loaded()
    {
        ImmutableArray<ParameterTensor> tensors = [new("a \"name\" \\ with\ttabs, é and 😀", Outputs: 3, Inputs: 0, Offset: 0, FirstLane: 0)];
        float[] parameters = [1, 2, 3, .. new float[13]];
        float[] loaded = new float[16];
        string path = _folder.File("named");

        SafeTensors.Save(path, tensors, parameters);
        SafeTensors.Load(path, tensors, loaded);

        Assert.Equal(parameters, loaded);
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Contains(tensors[0].Name, JsonNode.Parse(bytes.AsSpan(8, (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes)))!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public void Two_heads_that_share_panels_by_halves_are_saved_and_loaded()
    {
        ImmutableArray<ParameterTensor> tensors =
        [
            new("mean.weight", Outputs: 10, Inputs: 3, Offset: 0, FirstLane: 0, LanesOfPanel: 8),
            new("mean.bias", Outputs: 10, Inputs: 0, Offset: 96, FirstLane: 0, LanesOfPanel: 8),
            new("log_variance.weight", Outputs: 10, Inputs: 3, Offset: 0, FirstLane: 8, LanesOfPanel: 8),
            new("log_variance.bias", Outputs: 10, Inputs: 0, Offset: 96, FirstLane: 8, LanesOfPanel: 8),
        ];
        float[] parameters = new float[128], loaded = new float[128];
        int number = 0;
        foreach (ParameterTensor tensor in tensors)
        {
            for (int i = 0; i < tensor.Length; i++)
            {
                (int output, int input) = tensor.IsBias ? (i, 0) : Math.DivRem(i, tensor.Inputs);
                parameters[tensor.IndexOf(output, input)] = ++number;
            }
        }
        string path = _folder.File("heads");

        SafeTensors.Save(path, tensors, parameters);
        SafeTensors.Load(path, tensors, loaded);

        Assert.Equal(80, parameters.Count(value => value != 0));
        Assert.Equal(parameters, loaded);
    }

    [Fact]
    public void An_open_file_is_read_from_its_first_byte_and_left_open()
    {
        float[] loaded = new float[Weights.Floats];
        using SafeFileHandle file = File.OpenHandle(Saved(Weights.Distinct()));

        SafeTensors.Load(file, "the file", Weights.Tensors, loaded);

        Assert.Equal(Weights.Distinct(), loaded);
        Assert.False(file.IsClosed);
    }

    [Fact]
    public void A_tensor_larger_than_the_buffer_is_written_and_read_whole()
    {
        ImmutableArray<ParameterTensor> tensors = [new("large.weight", Outputs: 100, Inputs: 129, Offset: 0, FirstLane: 0)];
        float[] parameters = new float[112 * 129], loaded = new float[112 * 129];
        for (int output = 0; output < 100; output++)
        {
            for (int input = 0; input < 129; input++)
                parameters[tensors[0].IndexOf(output, input)] = output * 129 + input + 1;
        }
        string path = _folder.File("large");

        SafeTensors.Save(path, tensors, parameters);
        SafeTensors.Load(path, tensors, loaded);

        Assert.Equal(parameters, loaded);
    }

    [Fact]
    public void Too_short_a_span_is_refused_before_any_file_is_touched()
    {
        const int Needed = 588; // the last tensor's last element is the fourth of the upper half of its third panel
        string path = _folder.File("weights.safetensors");
        string saved = _folder.File("saved");
        SafeTensors.Save(saved, Weights.Tensors, new float[Needed]);
        SafeTensors.Load(saved, Weights.Tensors, new float[Needed]);
        using SafeFileHandle file = File.OpenHandle(saved);
        using var stream = new MemoryStream();
        float[] parameters = new float[Needed - 1];

        AssertRefused(() => SafeTensors.Save(path, Weights.Tensors, parameters));
        AssertRefused(() => SafeTensors.Save(stream, Weights.Tensors, parameters));
        AssertRefused(() => SafeTensors.Load(path, Weights.Tensors, parameters));
        AssertRefused(() => SafeTensors.Load(file, "the file", Weights.Tensors, parameters));
        AssertRefused(() => SafeTensors.Load(stream, Weights.Tensors, parameters));
        AssertRefused(() => SafeTensors.Load(File.ReadAllBytes(saved), Weights.Tensors, parameters));

        Assert.Equal(0, stream.Length);
        Assert.Equal([saved], Directory.GetFiles(_folder.Path));

        static void AssertRefused(Action use)
        {
            ArgumentException error = Assert.Throws<ArgumentException>("parameters", use);
            Assert.StartsWith($"parameters has {Needed - 1} floats, tensor 'posterior.log_variance.bias' needs {Needed}.", error.Message);
        }
    }

    [Fact]
    public void Too_short_a_span_for_the_last_column_of_a_weight_is_refused()
    {
        ImmutableArray<ParameterTensor> tensors = [new("a", Outputs: 1, Inputs: 3, Offset: 0, FirstLane: 0)];
        SafeTensors.Save(Stream.Null, tensors, new float[33]);

        ArgumentException error = Assert.Throws<ArgumentException>(() => SafeTensors.Save(Stream.Null, tensors, new float[32]));

        Assert.StartsWith("parameters has 32 floats, tensor 'a' needs 33.", error.Message);
    }
}
