using System.Collections.Immutable;
using System.Text;

namespace TinyVae;

/// <summary>
/// The JSON of a safetensors header: an object with one member a tensor, <c>{"dtype", "shape", "data_offsets"}</c>,
/// and <c>__metadata__</c>.
/// </summary>
internal static class HeaderJson
{
    /// <summary>The metadata, and the members of tensors that follow one another.</summary>
    public static string Write(ImmutableArray<ParameterTensor> tensors, ReadOnlySpan<MetadataText> metadata)
    {
        var json = new StringBuilder("{");
        MetadataJson.Append(json, metadata);
        long begin = 0;
        foreach (ParameterTensor tensor in tensors)
        {
            long end = begin + TensorData.Bytes(tensor);
            json.Append(',');
            JsonString.AppendQuoted(json, tensor.Name);
            json.Append(":{\"dtype\":\"").Append(ElementTypes.Single);
            json.Append("\",\"shape\":").Append(TensorShape.Of(tensor));
            json.Append(",\"data_offsets\":[").Append(begin).Append(',').Append(end).Append("]}");
            begin = end;
        }
        return json.Append('}').ToString();
    }

    /// <summary>Reads a header.</summary>
    /// <exception cref="InvalidDataException">It is not JSON, not such JSON, or has its metadata twice.</exception>
    public static FileHeader Read(ReadOnlySpan<byte> header)
    {
        var json = new JsonReader(header);
        json.ReadOpening('{', "its header is not a JSON object.");
        var read = new FileHeader();
        for (int members = 0; json.ReadNext('}', ref members);)
        {
            string name = json.ReadString();
            json.Read(':');
            if (name != MetadataJson.Name)
                read.Tensors.Add(ReadEntry(ref json, name));
            else if (read.Metadata is null)
                read.Metadata = MetadataJson.Read(ref json);
            else
                throw new InvalidDataException($"its header has {MetadataJson.Name} twice.");
        }
        json.ReadEnd();
        return read;
    }

    private static TensorEntry ReadEntry(ref JsonReader json, string name)
    {
        json.ReadOpening('{', $"its header describes tensor '{name}' by something other than an object.");
        string? dataType = null;
        long[]? shape = null, offsets = null;
        for (int members = 0; json.ReadNext('}', ref members);)
        {
            string key = json.ReadString();
            json.Read(':');
            switch (key)
            {
                case "dtype" when dataType is null && json.Peek() == '"':
                    dataType = json.ReadString();
                    break;
                case "shape" when shape is null:
                    shape = ReadArray(ref json, name, key);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadArray(ref json, name, key);
                    break;
                default:
                    throw new InvalidDataException($"its header gives tensor '{name}' a '{key}' that is unknown, given twice or not text.");
            }
        }
        if (dataType is null || shape is null || offsets is not [long begin, long end])
            throw new InvalidDataException($"its header does not give tensor '{name}' a dtype, a shape and two data_offsets.");
        return new TensorEntry(name, dataType, shape, begin, end);
    }

    private static long[] ReadArray(ref JsonReader json, string name, string key)
    {
        json.ReadOpening('[', $"its header gives tensor '{name}' a {key} that is not an array.");
        long[] numbers = [];
        for (int count = 0; json.ReadNext(']', ref count);)
        {
            Array.Resize(ref numbers, count);
            if (!json.TryReadWholeNumber(out numbers[^1]))
                throw new InvalidDataException($"its header gives tensor '{name}' a {key} of something other than whole numbers from 0 on.");
        }
        return numbers;
    }
}
