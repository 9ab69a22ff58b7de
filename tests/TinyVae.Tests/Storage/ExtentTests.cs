using System.Buffers.Binary;
using System.Collections.Immutable;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>Where tensors may lie in a file: in any order, and everywhere.</summary>
public sealed class ExtentTests
{
    private static readonly LoadOptions IgnoringOthers = new() { IgnoreOthers = true };

    private static string Entry(string name, long begin, long end) =>
        $$"""
        "{{name}}":{"dtype":"F32","shape":[{{(end - begin) / 4}}],"data_offsets":[{{begin}},{{end}}]}
        """;

    /// <summary>Why a file is refused of which no tensor is wanted.</summary>
    private static string Refusal(string header, byte[] data) =>
        Assert.Throws<InvalidDataException>(() => SafeTensors.Load(ForgedFile.Bytes(header, data), [], [], options: IgnoringOthers)).Message;

    /// <summary>Tensors of 0, 1, 2 … elements, of which the first begins where the second does.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    public void Tensors_are_read_in_whatever_order_a_header_has_them(int count)
    {
        ImmutableArray<ParameterTensor> tensors =
            [.. Enumerable.Range(1, count).Select(i => new ParameterTensor($"t{i}", Outputs: i, Inputs: 0, Offset: 16 * i, FirstLane: 0))];
        static int End(int elements) => 4 * elements * (elements + 1) / 2;
        string[] entries = [.. Enumerable.Range(0, count + 1).Select(i => Entry($"t{i}", End(i - 1), End(i)))];
        byte[] data = new byte[End(count)];
        float[] expected = new float[16 * (count + 1)];
        int number = 0;
        foreach (ParameterTensor tensor in tensors)
        {
            for (int i = 0; i < tensor.Outputs; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(4 * number), ++number);
                expected[tensor.Offset + i] = number;
            }
        }

        foreach (IEnumerable<string> order in Orders(entries))
        {
            float[] loaded = new float[expected.Length];
            SafeTensors.Load(ForgedFile.Bytes($"{{{string.Join(',', order)}}}", data), tensors, loaded, options: IgnoringOthers);
            Assert.Equal(expected, loaded);
        }
    }

    private static IEnumerable<IEnumerable<string>> Orders(string[] entries) => entries.Length == 1
        ? [entries]
        : entries.SelectMany(first => Orders([.. entries.Where(entry => entry != first)]).Select(rest => rest.Prepend(first)));

    [Fact]
    public void A_refusal_says_what_is_before_the_tensor()
    {
        Assert.Equal(
            "the bytes: tensor 'a' begins at byte 8 of the data, a hole of 8 after the header.",
            Refusal($"{{{Entry("a", 8, 16)}}}", new byte[16]));
        Assert.Equal(
            "the bytes: tensor 'b' begins at byte 4 of the data, within tensor 'a'.",
            Refusal($"{{{Entry("b", 4, 12)},{Entry("a", 0, 8)}}}", new byte[16]));
        Assert.Equal(
            "the bytes: tensor 'b' begins at byte 8 of the data, and ends at byte 4, after tensor 'a'.",
            Refusal($$$"""{{{{Entry("a", 0, 8)}}},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,4]}}""", new byte[16]));
    }

    [Fact]
    public void Bytes_that_no_tensor_has_are_counted_however_many_there_are()
    {
        Assert.Equal("the bytes: 1 bytes after the header belong to no tensor.", Refusal("{}", new byte[1]));
        Assert.Equal(
            "the bytes: 10000 bytes after tensor 'a' belong to no tensor.",
            Refusal($"{{{Entry("a", 0, 8)}}}", new byte[10_008]));
    }

    [Fact]
    public void A_file_of_no_tensors_is_read() => SafeTensors.Load(ForgedFile.Bytes("{}", []), [], []);

    [Fact]
    public void A_file_that_ends_within_a_tensor_is_refused_with_the_bytes_that_it_has() => Assert.Equal(
        "the bytes: truncated: tensor 'a' ends at byte 40000 of the data, of which there are 39999.",
        Refusal($"{{{Entry("a", 0, 40_000)}}}", new byte[39_999]));

    /// <summary>Row 31 of this tensor begins before the first 16,384 bytes end, and ends behind them.</summary>
    [Theory]
    [InlineData(31, 96)]
    [InlineData(31, 97)]
    [InlineData(31, 100)]
    [InlineData(99, 128)]
    public void An_element_is_named_wherever_it_is(int output, int input)
    {
        ImmutableArray<ParameterTensor> tensors = [new("a", Outputs: 100, Inputs: 129, Offset: 0, FirstLane: 0)];
        float[] parameters = new float[112 * 129];
        parameters[tensors[0].IndexOf(output, input)] = float.NaN;
        byte[] data = new byte[4 * 100 * 129];
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(4 * (output * 129 + input)), float.NegativeInfinity);
        byte[] bytes = ForgedFile.Bytes($$$"""{"a":{"dtype":"F32","shape":[100,129],"data_offsets":[0,{{{data.Length}}}]}}""", data);

        NotFiniteNumberException saved = Assert.Throws<NotFiniteNumberException>(() => SafeTensors.Save(Stream.Null, tensors, parameters));
        InvalidDataException loaded =
            Assert.Throws<InvalidDataException>(() => SafeTensors.Load(bytes, tensors, new float[parameters.Length]));

        Assert.Equal($"tensor 'a' [{output}, {input}] is NaN; nothing was saved.", saved.Message);
        Assert.Equal(float.NaN, saved.OffendingNumber);
        Assert.Equal($"the bytes: tensor 'a' [{output}, {input}] is -Infinity; the model needs finite numbers.", loaded.Message);
    }
}
