using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace TinyVae.Tests.Storage;

public sealed class RefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private void AssertRefused(byte[] bytes, params string[] reasons)
    {
        string path = _folder.File("forged.safetensors");
        File.WriteAllBytes(path, bytes);
        float[] parameters = Weights.Distinct();
        Array.Reverse(parameters);
        float[] before = [.. parameters];

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => SafeTensors.Load(path, Weights.Tensors, parameters));

        Assert.StartsWith($"{path}: ", error.Message);
        Assert.All(reasons, reason => Assert.Contains(reason, error.Message));
        Assert.Equal(before, parameters);
    }

    private void AssertRefused(Action<ForgedFile> forge, params string[] reasons)
    {
        var file = ForgedFile.Valid();
        forge(file);
        AssertRefused(file.Bytes(), reasons);
    }

    private static byte[] WithHeaderLength(ulong length)
    {
        byte[] bytes = ForgedFile.ValidBytes();
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        return bytes;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_file_shorter_than_the_length_of_its_header_is_refused(int length) =>
        AssertRefused(ForgedFile.ValidBytes()[..length], "truncated", $"{length} bytes");

    [Fact]
    public void A_file_that_ends_within_its_header_is_refused() =>
        AssertRefused(ForgedFile.ValidBytes()[..100], "truncated", "100");

    [Fact]
    public void A_truncated_file_is_refused_and_names_the_tensor() =>
        AssertRefused(ForgedFile.ValidBytes()[..^1], "truncated", "'posterior.log_variance.bias'", $"{4 * Weights.Elements}");

    [Theory]
    [InlineData(1UL << 63)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 62)]
    [InlineData(1_000_000)]
    public void A_header_length_beyond_the_file_is_refused_without_allocating_it(ulong length)
    {
        byte[] bytes = WithHeaderLength(length);
        long before = GC.GetAllocatedBytesForCurrentThread();

        AssertRefused(bytes, $"{length}", "header");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
    }

    [Fact]
    public void A_header_longer_than_the_format_allows_is_refused_without_allocating_it()
    {
        string path = _folder.File("huge.safetensors");
        using (FileStream file = File.Create(path))
        {
            file.Write(WithHeaderLength(1_000_000_000));
            file.SetLength(2_000_000_000);
        }
        float[] parameters = new float[Weights.Floats];
        long before = GC.GetAllocatedBytesForCurrentThread();

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => SafeTensors.Load(path, Weights.Tensors, parameters));

        Assert.Contains("1000000000", error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"a\":")]
    [InlineData("{} x")]
    [InlineData("")]
    [InlineData("{\"\\ud800\":{}}")]
    [InlineData("{\"\\udc00\\ud800\":{}}")]
    [InlineData("{\"\\u12\":{}}")]
    [InlineData("{\"\\u12g4\":{}}")]
    [InlineData("{\"\\x\":{}}")]
    [InlineData("{\"\\\":{}}")]
    [InlineData("{\"a\nb\":{}}")]
    [InlineData("{\"__metadata__\" {}}")]
    [InlineData("{\"__metadata__\":{},}")]
    [InlineData("{,\"__metadata__\":{}}")]
    [InlineData("{\"__metadata__\":{}")]
    [InlineData("{\"__metadata__\":[1,]}")]
    [InlineData("{\"__metadata__\":[1 2]}")]
    [InlineData("{\"__metadata__\":[1}}")]
    [InlineData("{\"__metadata__\":01}")]
    [InlineData("{\"__metadata__\":+1}")]
    [InlineData("{\"__metadata__\":-}")]
    [InlineData("{\"__metadata__\":1.}")]
    [InlineData("{\"__metadata__\":.5}")]
    [InlineData("{\"__metadata__\":1e}")]
    [InlineData("{\"__metadata__\":tru}")]
    [InlineData("{\"__metadata__\":nulls}")]
    [InlineData("{\"__metadata__\":'a'}")]
    [InlineData("{\"__metadata__\":}")]
    public void A_header_that_is_not_JSON_is_refused(string header) =>
        AssertRefused(ForgedFile.Bytes(header, []), "header is not JSON");

    [Fact]
    public void A_header_of_bytes_that_are_no_text_is_refused()
    {
        byte[] bytes = ForgedFile.Bytes("{\"name\":{}}", []);
        bytes[11] = 0xFF;

        AssertRefused(bytes, "header is not JSON");
    }

    [Fact]
    public void A_header_nested_too_deeply_is_refused() =>
        AssertRefused(ForgedFile.Bytes(new StringBuilder("{\"a\":").Insert(5, "[", 100_000).ToString(), []), "header");

    [Fact]
    public void Metadata_nested_too_deeply_is_refused() =>
        AssertRefused(ForgedFile.Bytes(new StringBuilder("{\"__metadata__\":").Insert(16, "[", 100_000).ToString(), []), "64 deep");

    [Fact]
    public void A_header_that_is_not_an_object_is_refused() =>
        AssertRefused(ForgedFile.Bytes("[1]", []), "not a JSON object");

    [Theory]
    [InlineData("{\"encoder.0.bias\":5}", "'encoder.0.bias'")]
    [InlineData("{\"encoder.0.bias\":{\"dtype\":\"F32\",\"shape\":[5]}}", "two data_offsets")]
    [InlineData("{\"encoder.0.bias\":{\"dtype\":\"F32\",\"shape\":[5],\"data_offsets\":[0]}}", "two data_offsets")]
    [InlineData("{\"encoder.0.bias\":{\"shape\":[5],\"data_offsets\":[0,20]}}", "does not give tensor 'encoder.0.bias' a dtype")]
    [InlineData("{\"encoder.0.bias\":{\"dtype\":\"F32\",\"data_offsets\":[0,20]}}", "a dtype, a shape")]
    [InlineData("{\"encoder.0.bias\":{\"dtype\":\"F32\",\"shape\":[5],\"data_offsets\":[0,20,20]}}", "two data_offsets")]
    [InlineData("{\"encoder.0.bias\":{\"dtype\":4}}", "'dtype'")]
    [InlineData("{\"encoder.0.bias\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", "'dtype'")]
    [InlineData("{\"encoder.0.bias\":{\"shape\":[5],\"shape\":[5]}}", "'shape'")]
    [InlineData("{\"encoder.0.bias\":{\"data_offsets\":[0,20],\"data_offsets\":[0,20]}}", "'data_offsets'")]
    [InlineData("{\"encoder.0.bias\":{\"shape\":5}}", "not an array")]
    [InlineData("{\"encoder.0.bias\":{\"shape\":[5.5]}}", "whole numbers")]
    [InlineData("{\"encoder.0.bias\":{\"shape\":[-5]}}", "whole numbers")]
    [InlineData("{\"encoder.0.bias\":{\"shape\":[05]}}", "whole numbers")]
    [InlineData("{\"encoder.0.bias\":{\"shape\":[5e0]}}", "whole numbers")]
    [InlineData("{\"encoder.0.bias\":{\"shape\":[5E0]}}", "whole numbers")]
    [InlineData("{\"encoder.0.bias\":{\"shape\":[\"5\"]}}", "whole numbers")]
    [InlineData("{\"encoder.0.bias\":{\"shape\":[9223372036854775808]}}", "whole numbers")]
    [InlineData("{\"encoder.0.bias\":{\"color\":1}}", "'color'")]
    public void A_tensor_described_otherwise_than_the_format_says_is_refused(string header, string reason) =>
        AssertRefused(ForgedFile.Bytes(header, []), "'encoder.0.bias'", reason);

    [Fact]
    public void A_name_given_twice_is_refused()
    {
        var file = ForgedFile.Valid();
        string header = file.Header.ToJsonString();
        string twice = $"{header[..^1]},\"encoder.0.bias\":{file["encoder.0.bias"].ToJsonString()}}}";

        AssertRefused(ForgedFile.Bytes(twice, file.Data), "'encoder.0.bias' twice");
    }

    [Fact]
    public void A_missing_tensor_is_refused_by_name_and_shape() =>
        AssertRefused(file => file.Header.Remove("posterior.mean.weight"), "'posterior.mean.weight' is missing", "[20, 5]");

    [Fact]
    public void An_unexpected_tensor_is_refused_by_name() =>
        AssertRefused(
            file =>
            {
                file.Header["optimizer.step"] = JsonNode.Parse($$"""
                    {"dtype":"I64","shape":[1],"data_offsets":[{{file.Data.Length}},{{file.Data.Length + 8}}]}
                    """);
                file.Data = [.. file.Data, 1, 2, 3, 4, 5, 6, 7, 8];
            },
            "'optimizer.step'",
            "not one of the model's");

    [Theory]
    [InlineData("I32")]
    [InlineData("F8_E4M3")]
    [InlineData("f32")]
    public void Another_element_type_is_refused_by_name(string type) =>
        AssertRefused(file => file["encoder.0.weight"]["dtype"] = type, "'encoder.0.weight'", $"type {type}", "F32");

    [Theory]
    [InlineData("[18, 5]")]
    [InlineData("[90]")]
    [InlineData("[5, 18, 1]")]
    [InlineData("[]")]
    [InlineData("[4611686018427387904, 4611686018427387904]")]
    public void Another_shape_is_refused_and_both_are_said(string shape) =>
        AssertRefused(file => file["encoder.0.weight"]["shape"] = JsonNode.Parse(shape), "'encoder.0.weight'", shape, "[5, 18]");

    [Theory]
    [InlineData(0, 356)]
    [InlineData(360, 0)]
    [InlineData(0, long.MaxValue)]
    [InlineData(long.MaxValue, 0)]
    public void An_extent_that_does_not_fit_the_shape_is_refused(long begin, long end) =>
        AssertRefused(
            file => file["encoder.0.weight"]["data_offsets"] = new JsonArray(begin, end),
            "'encoder.0.weight'",
            $"{begin} to {end}",
            "360 bytes");

    [Fact]
    public void Overlapping_tensors_are_refused() =>
        AssertRefused(
            file => file["encoder.0.bias"]["data_offsets"] = new JsonArray(356, 376),
            "'encoder.0.bias'",
            "within tensor 'encoder.0.weight'");

    [Fact]
    public void Two_tensors_in_the_same_place_are_refused() =>
        AssertRefused(
            file => file["posterior.log_variance.bias"]["data_offsets"] = file["posterior.mean.bias"]["data_offsets"]!.DeepClone(),
            "within tensor 'posterior.mean.bias'");

    [Fact]
    public void A_hole_between_tensors_is_refused() =>
        AssertRefused(
            file => file["encoder.0.bias"]["data_offsets"] = new JsonArray(368, 388), "'encoder.0.bias'", "a hole of 8 after");

    [Fact]
    public void An_extent_beyond_the_data_is_refused() =>
        AssertRefused(
            file => file["posterior.log_variance.bias"]["data_offsets"] = new JsonArray(4_000_000_000, 4_000_000_080),
            "'posterior.log_variance.bias'",
            "4000000000");

    [Fact]
    public void Bytes_after_the_last_tensor_are_refused() =>
        AssertRefused(file => file.Data = [.. file.Data, 0, 0, 0], "3 bytes after tensor 'posterior.log_variance.bias'");

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused_and_its_place_is_named(float value)
    {
        AssertRefused(file => Write(file.Data, 2 * 18 + 7, value), "'encoder.0.weight' [2, 7]", $"{value}");
        AssertRefused(file => Write(file.Data, Weights.Elements - 1, value), "'posterior.log_variance.bias' [19]", $"{value}");
    }

    private static void Write(byte[] data, int element, float value) =>
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(4 * element), value);

    [Fact]
    public void A_missing_file_is_reported_as_missing() =>
        Assert.Throws<FileNotFoundException>(() => SafeTensors.Load(_folder.File("none"), Weights.Tensors, new float[Weights.Floats]));
}
