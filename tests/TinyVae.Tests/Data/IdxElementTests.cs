using System.Buffers.Binary;
using System.Collections.Immutable;
using Xunit;

namespace TinyVae.Tests.Data;

/// <summary>Numbers of every type and rank that the format has.</summary>
public class IdxElementTests
{
    private static byte[] File(byte type, int[] shape, params byte[] content)
    {
        byte[] sizes = new byte[4 * shape.Length];
        for (int i = 0; i < shape.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(sizes.AsSpan(4 * i), shape[i]);
        return [0, 0, type, (byte)shape.Length, .. sizes, .. content];
    }

    private static byte[] BigEndian(params double[] values) => [.. values.SelectMany(value => BitConverter.GetBytes(value).Reverse())];

    private static byte[] BigEndian(params float[] values) => [.. values.SelectMany(value => BitConverter.GetBytes(value).Reverse())];

    private static byte[] BigEndian(params int[] values) => [.. values.SelectMany(value => BitConverter.GetBytes(value).Reverse())];

    private static Dataset Read(byte[] file) => IdxFile.Read(new MemoryStream(file), "data.idx", out _);

    private static void AssertRefused(byte[] file, params string[] reasons)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Read(file));
        Assert.StartsWith("data.idx: ", error.Message);
        Assert.All(reasons, reason => Assert.Contains(reason, error.Message));
    }

    [Fact]
    public void Unsigned_bytes_are_not_scaled() =>
        Assert.Equal([0f, 1f, 127f, 128f, 255f], Read(File(0x08, [5], 0, 1, 127, 128, 255)).Values.ToArray());

    [Fact]
    public void Signed_bytes_have_a_sign() =>
        Assert.Equal([0f, 1f, 127f, -128f, -1f], Read(File(0x09, [5], 0, 1, 127, 128, 255)).Values.ToArray());

    [Fact]
    public void Integers_of_16_bits_are_big_endian() =>
        Assert.Equal([1f, 256f, -1f, -32768f, 32767f], Read(File(0x0B, [5], 0, 1, 1, 0, 255, 255, 128, 0, 127, 255)).Values.ToArray());

    [Fact]
    public void Integers_of_32_bits_are_big_endian() =>
        Assert.Equal([1f, -1f, 16777216f, -65536f], Read(File(0x0C, [4], BigEndian(1, -1, 16777216, -65536))).Values.ToArray());

    [Fact]
    public void Integers_beyond_what_a_float_counts_become_the_nearest_float() =>
        Assert.Equal(
            [16777216f, 16777220f, -2147483648f, 2147483648f],
            Read(File(0x0C, [4], BigEndian(16777217, 16777219, int.MinValue, int.MaxValue))).Values.ToArray());

    [Fact]
    public void Floats_keep_every_bit()
    {
        float[] values = [0, -0f, 0.1f, float.Epsilon, float.MaxValue, -float.MaxValue];

        Assert.Equal(
            values.Select(BitConverter.SingleToInt32Bits),
            Read(File(0x0D, [values.Length], BigEndian(values))).Values.ToArray().Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Doubles_become_the_nearest_float()
    {
        double[] values = [0.1, -1 / 3.0, 1 + 1e-9, 1e-50, float.MaxValue];

        Assert.Equal(values.Select(value => (float)value), Read(File(0x0E, [values.Length], BigEndian(values))).Values.ToArray());
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void A_float_that_is_not_finite_is_refused_by_its_place(float value, string text) =>
        AssertRefused(File(0x0D, [2, 1, 3], BigEndian(0f, 1, 2, 3, value, 5)), $"its element [1, 0, 1] is {text}");

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(-1e300, "-1E+300")]
    public void A_double_that_no_finite_float_is_near_is_refused_by_its_place(double value, string text) =>
        AssertRefused(File(0x0E, [3], BigEndian(0.5, 1, value)), $"its element [2] is {text}");

    [Fact]
    public void A_place_behind_the_first_chunk_is_named()
    {
        float[] values = new float[100_000];
        values[90_123] = float.NaN;

        AssertRefused(File(0x0D, [1000, 100], BigEndian(values)), "its element [901, 23] is NaN");
    }

    [Theory]
    [InlineData(new[] { 6 }, 6, 1)]
    [InlineData(new[] { 2, 3 }, 2, 3)]
    [InlineData(new[] { 1, 2, 3 }, 1, 6)]
    [InlineData(new[] { 3, 1, 2, 1 }, 3, 2)]
    [InlineData(new[] { 0, 7, 2 }, 0, 14)]
    public void The_first_dimension_counts_rows_and_the_others_features(int[] shape, int rows, int features)
    {
        byte[] file = File(0x0B, shape, [.. Enumerable.Range(0, 2 * rows * features).Select(i => (byte)(i % 2 * (i / 2)))]);

        Dataset data = IdxFile.Read(new MemoryStream(file), "data.idx", out ImmutableArray<int> found);

        Assert.Equal(shape, found.ToArray());
        Assert.Equal((rows, features), (data.Rows, data.Features));
        Assert.Equal(Enumerable.Range(0, rows * features).Select(i => (float)i), data.Values.ToArray());
    }

    [Fact]
    public void As_many_dimensions_as_the_format_counts_are_read()
    {
        int[] shape = [2, .. Enumerable.Repeat(1, 253), 3];

        Assert.Equal(255, shape.Length);
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], Read(File(0x08, shape, 1, 2, 3, 4, 5, 6)).Values.ToArray());
    }

    [Fact]
    public void No_dimensions_are_refused() => AssertRefused([0, 0, 8, 0, 5], "no dimensions");

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x0A)]
    [InlineData(0x0F)]
    public void A_type_that_the_format_has_not_is_refused(byte type) => AssertRefused(File(type, [1], 1), $"0x{type:X2}", "0x0B to 0x0E");

    [Theory]
    [InlineData(0x08, 1)]
    [InlineData(0x09, 1)]
    [InlineData(0x0B, 2)]
    [InlineData(0x0C, 4)]
    [InlineData(0x0D, 4)]
    [InlineData(0x0E, 8)]
    public void A_file_of_any_type_has_exactly_the_bytes_that_its_header_asks_for(byte type, int size)
    {
        byte[] content = new byte[3 * size];

        Assert.Equal([0f, 0f, 0f], Read(File(type, [3], content)).Values.ToArray());
        AssertRefused(File(type, [3], content[1..]), "truncated", $"{3 * size - 1} bytes", $"asks for {3 * size}");
        AssertRefused(File(type, [3], [.. content, 0]), "trailing", $"the {3 * size} bytes");
    }

    [Theory]
    [InlineData(0x08)]
    [InlineData(0x0E)]
    public void What_a_header_forges_is_not_allocated(byte type)
    {
        byte[] file = File(type, [0x7000, 0x7FFF], 1, 2, 3);
        long before = GC.GetAllocatedBytesForCurrentThread();

        AssertRefused(file, "truncated", "3 bytes");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData(0x08)]
    [InlineData(0x0E)]
    public void What_a_header_forges_is_not_allocated_for_a_file_of_several_chunks_either(byte type)
    {
        byte[] file = File(type, [0x7000, 0x7FFF], new byte[70_004]);
        long before = GC.GetAllocatedBytesForCurrentThread();

        AssertRefused(file, "truncated", "it has 70004 bytes");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void As_many_elements_as_an_array_can_hold_may_be_declared()
    {
        AssertRefused(File(0x08, [Array.MaxLength], 1, 2, 3), "truncated: it has 3 bytes");
        AssertRefused(File(0x08, [Array.MaxLength + 1], 1, 2, 3), "more elements than one array");
    }

    [Fact]
    public void Dimensions_whose_product_no_integer_holds_are_refused() =>
        AssertRefused(File(0x08, [.. Enumerable.Repeat(int.MaxValue, 255)], 1), "dimension 0 of 2147483647", "more elements than one array");

    [Fact]
    public void Files_are_read_by_path()
    {
        string path = Path.GetTempFileName();
        try
        {
            System.IO.File.WriteAllBytes(path, File(0x0C, [2, 1], BigEndian(7, -7)));

            Assert.Equal([7f, -7f], IdxFile.Read(path).Values.ToArray());
            Assert.Equal(2, IdxFile.Read(path, out ImmutableArray<int> shape).Rows);
            Assert.Equal([2, 1], shape.ToArray());
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }
}
