using System.Text.Json.Nodes;
using Xunit;

namespace TinyVae.Tests.Storage;

/// <summary>A file knows its own tensors.</summary>
public sealed class ChecksumTests
{
    private static byte[] Valid()
    {
        using var stream = new MemoryStream();
        SafeTensors.Save(stream, Weights.Tensors, Weights.Distinct(), Weights.Declaration);
        return stream.ToArray();
    }

    /// <summary>
    /// A bit of the name of either word makes a file of another program, which has right weights and no such word: it is loaded. No flip
    /// loads anything but the weights that were saved.
    /// </summary>
    [Fact]
    public void Whatever_bit_is_flipped_the_file_is_refused_or_loads_what_was_saved()
    {
        byte[] bytes = Valid();
        float[] saved = Weights.Distinct(), loaded = new float[Weights.Floats];
        int refused = 0;
        for (int bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                SafeTensors.Load(bytes, Weights.Tensors, loaded, Weights.Declaration);
                Assert.Equal(saved, loaded);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        Assert.InRange(refused, 8 * 4 * Weights.Elements, (8 * bytes.Length) - 1);
    }

    [Fact]
    public void A_flipped_bit_of_a_number_is_said_to_be_damage()
    {
        byte[] bytes = Valid();
        bytes[^4] ^= 1;

        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => SafeTensors.Load(bytes, Weights.Tensors, new float[Weights.Floats], Weights.Declaration));

        Assert.Contains("damaged: the checksum", error.Message);
    }

    [Fact]
    public void A_file_without_a_checksum_is_loaded()
    {
        float[] loaded = new float[Weights.Floats];

        SafeTensors.Load(ForgedFile.Valid().Bytes(), Weights.Tensors, loaded);

        Assert.Equal(Weights.Distinct(), loaded);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"0\"")]
    [InlineData("\"00000000\"")]
    [InlineData("0")]
    [InlineData("null")]
    public void A_checksum_that_is_another_or_none_is_refused(string checksum)
    {
        var file = ForgedFile.Valid();
        file["__metadata__"]["tinyvae.checksum"] = JsonNode.Parse(checksum);

        Assert.Throws<InvalidDataException>(() => SafeTensors.Load(file.Bytes(), Weights.Tensors, new float[Weights.Floats]));
    }

    /// <summary>By the polynomial's definition, bit by bit: what a reader in another language would do.</summary>
    [Fact]
    public void The_checksum_is_the_CRC_32C_of_the_data()
    {
        byte[] bytes = Valid();
        uint state = uint.MaxValue;
        foreach (byte next in ForgedFile.Of(bytes).Data)
        {
            state ^= next;
            for (int bit = 0; bit < 8; bit++)
                state = (state >> 1) ^ ((state & 1) * 0x82F63B78u);
        }

        Assert.Contains($"\"tinyvae.checksum\":\"{~state:x8}\"", System.Text.Encoding.Latin1.GetString(bytes));
    }

    [Fact]
    public void The_declaration_stands_in_the_metadata_and_another_is_refused_by_both_names()
    {
        byte[] bytes = Valid();
        float[] loaded = new float[Weights.Floats];

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => SafeTensors.Load(bytes, Weights.Tensors, loaded, "Input = \"19\""));

        Assert.Equal(Weights.Declaration, (string?)ForgedFile.Of(bytes)["__metadata__"]["tinyvae.declaration"]);
        Assert.Contains(Weights.Declaration, error.Message);
        Assert.Contains("Input = \"19\"", error.Message);
        Assert.All(loaded, value => Assert.Equal(0, value));
        SafeTensors.Load(bytes, Weights.Tensors, loaded, "Input = \"19\"", new LoadOptions { IgnoreDeclaration = true });
        Assert.Equal(Weights.Distinct(), loaded);
    }
}
