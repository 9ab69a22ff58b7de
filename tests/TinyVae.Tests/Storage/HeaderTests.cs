using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>A header as another program may write it, and where it ceases to be one.</summary>
public sealed class HeaderTests
{
    // One character for each escape that JSON has, and others that need none.
    private const string Name = "\"\\/\b\f\n\r\t\0\u001f a é 😀 É";

    private static readonly ImmutableArray<ParameterTensor> Named = [new(Name, Outputs: 3, Inputs: 0, Offset: 0, FirstLane: 0)];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static float[] Load(byte[] bytes)
    {
        float[] loaded = new float[Weights.Floats];
        SafeTensors.Load(bytes, Weights.Tensors, loaded);
        return loaded;
    }

    private static string Refusal(string header) =>
        Assert.Throws<InvalidDataException>(() => Load(ForgedFile.Bytes(header, []))).Message;

    [Theory]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void White_space_of_every_kind_stands_between_tokens(string space)
    {
        var file = ForgedFile.Valid();
        string header = file.Header.ToJsonString(Indented).ReplaceLineEndings(space);

        Assert.Equal(Weights.Distinct(), Load(ForgedFile.Bytes(space + header + space, file.Data)));
    }

    [Theory]
    [InlineData("\v")]
    [InlineData("\f")]
    [InlineData("\0")]
    [InlineData("\u00a0")]
    public void What_is_white_space_elsewhere_is_refused(string space) =>
        Assert.Contains("header is not JSON: byte 1 is", Refusal($"{{{space}}}"));

    [Fact]
    public void A_name_in_escapes_is_what_they_mean()
    {
        byte[] data = new byte[12];
        for (int i = 0; i < 3; i++)
            BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(4 * i), i + 1);
        float[] loaded = new float[16];
        const string Escaped = """\"\\\/\b\f\n\r\t\u0000\u001F\u0020a \u00e9 \uD83D\ude00 \u00C9""";

        SafeTensors.Load(ForgedFile.Bytes($$$"""{"{{{Escaped}}}":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", data), Named, loaded);

        Assert.Equal([1, 2, 3, .. new float[13]], loaded);
    }

    [Fact]
    public void A_name_is_written_with_no_more_escapes_than_JSON_asks_for()
    {
        using var stream = new MemoryStream();

        SafeTensors.Save(stream, Named, new float[16]);

        Assert.Contains(
            ""","\"\\/\u0008\u000c\u000a\u000d\u0009\u0000\u001f a é 😀 É":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""",
            Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("{} x", "byte 3 is not what must follow")]
    [InlineData("{\"__metadata__\" {}}", "byte 16 is not what must follow")]
    [InlineData("{\"a\nb\":{}}", "byte 3 is not what must follow")]
    [InlineData("{\"__metadata__\":[1,trve]}", "byte 19 is not what must follow")]
    [InlineData("{\"__metadata__\":[-]}", "byte 18 is not what must follow")]
    [InlineData("{\"__metadata__\":[0190]}", "byte 18 is not what must follow")]
    [InlineData("{\"a\":", "it ends within a value, after 5 bytes")]
    [InlineData("{\"__metadata__\":nul", "byte 16 is not what must follow")]
    [InlineData("", "it ends within a value, after 0 bytes")]
    public void A_refusal_says_where_a_header_ceases_to_be_JSON(string header, string reason) =>
        Assert.Equal($"the bytes: its header is not JSON: {reason}.", Refusal(header));

    [Theory]
    [InlineData("190")]
    [InlineData("-0.95E-09")]
    [InlineData("[[], [0], {}, {\"a\" : 9e+10}]")]
    public void Numbers_and_values_in_one_another_are_passed_over(string value)
    {
        var file = ForgedFile.Valid();
        string header = file.Header.ToJsonString().Replace(file["__metadata__"].ToJsonString(), value);

        Assert.Equal(Weights.Distinct(), Load(ForgedFile.Bytes(header, file.Data)));
    }

    /// <summary>64 values within one another are allowed: the metadata's own is the first.</summary>
    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Values_may_lie_64_deep_and_no_deeper(char opening, char closing)
    {
        var file = ForgedFile.Valid();
        string start = opening == '[' ? "[" : "{\"a\":", metadata = file["__metadata__"].ToJsonString();
        string Nested(int depth) => string.Concat(Enumerable.Repeat(start, depth - 1)) + opening + new string(closing, depth);
        string HeaderWith(int depth) => file.Header.ToJsonString().Replace(metadata, $"[{Nested(depth - 1)}]");

        Assert.Equal(Weights.Distinct(), Load(ForgedFile.Bytes(HeaderWith(64), file.Data)));
        Assert.Contains("more than 64 deep", Refusal(HeaderWith(65)));
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_072)]
    [InlineData(300_000)]
    public void A_header_of_any_length_is_read(int length)
    {
        var file = ForgedFile.Valid();

        Assert.Equal(Weights.Distinct(), Load(ForgedFile.Bytes(file.Header.ToJsonString().PadRight(length), file.Data)));
    }

    /// <summary>As many bytes as the format allows are a header that the file has not; one more is no header at all.</summary>
    [Fact]
    public void A_header_may_be_as_long_as_the_format_allows()
    {
        byte[] bytes = new byte[108];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, 100_000_000);
        string longest = Assert.Throws<InvalidDataException>(() => Load(bytes)).Message;
        BinaryPrimitives.WriteInt64LittleEndian(bytes, 100_000_001);
        string longer = Assert.Throws<InvalidDataException>(() => Load(bytes)).Message;

        Assert.Equal("the bytes: truncated or not safetensors: it announces a header of 100000000 bytes, and the whole file has 108.", longest);
        Assert.Equal("the bytes: not safetensors: it announces a header of 100000001 bytes; the format allows 100000000.", longer);
    }
}
