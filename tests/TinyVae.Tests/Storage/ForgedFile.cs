using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace TinyVae.Tests.Storage;

/// <summary>
/// A valid file, taken apart to be changed and put together again. Its checksums are left out, as no other program writes them: what is
/// forged is met by the checks behind them.
/// </summary>
internal sealed class ForgedFile
{
    private ForgedFile(JsonObject header, byte[] data)
    {
        Header = header;
        Data = data;
    }

    public JsonObject Header { get; }

    public byte[] Data { get; set; }

    public JsonObject this[string tensor] => Header[tensor]!.AsObject();

    /// <summary>The bytes of a valid file of <see cref="Weights"/>.</summary>
    public static byte[] ValidBytes()
    {
        using var folder = new TemporaryFolder();
        SafeTensors.Save(folder.File("valid"), Weights.Tensors, Weights.Distinct());
        return File.ReadAllBytes(folder.File("valid"));
    }

    /// <summary>A valid file of <see cref="Weights"/>.</summary>
    public static ForgedFile Valid() => Of(ValidBytes());

    public static ForgedFile Of(byte[] bytes)
    {
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        JsonObject header = JsonNode.Parse(bytes.AsSpan(8, length))!.AsObject();
        JsonObject metadata = header["__metadata__"]!.AsObject();
        metadata.Remove("tinyvae.checksum");
        metadata.Remove("tinyvae.numbers_checksum");
        return new ForgedFile(header, bytes[(8 + length)..]);
    }

    public byte[] Bytes() => Bytes(Header.ToJsonString(), Data);

    public static byte[] Bytes(string header, byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. data];
    }
}
