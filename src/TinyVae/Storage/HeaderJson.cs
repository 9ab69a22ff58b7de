using System.Buffers;
using System.Text.Json;

namespace TinyVae;

/// <summary>
/// The JSON of a safetensors header: an object with one member a tensor, <c>{"dtype", "shape", "data_offsets"}</c>,
/// and <c>__metadata__</c>.
/// </summary>
internal static class HeaderJson
{
    private const string Metadata = "__metadata__";

    /// <summary>Writes the members of tensors that follow one another, with the metadata that PyTorch's readers expect.</summary>
    public static void Write(IBufferWriter<byte> output, IReadOnlyList<ParameterTensor> tensors)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartObject(Metadata);
        json.WriteString("format", "pt");
        json.WriteEndObject();
        long begin = 0;
        foreach (ParameterTensor tensor in tensors)
        {
            long end = begin + TensorData.Bytes(tensor);
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", TensorMatch.DataType);
            WriteArray(json, "shape", TensorMatch.Shape(tensor));
            WriteArray(json, "data_offsets", [begin, end]);
            json.WriteEndObject();
            begin = end;
        }
        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, string name, IReadOnlyList<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    /// <summary>Reads the tensors, in the order of the header; names are unique.</summary>
    /// <exception cref="InvalidDataException">The header is not JSON, or not such JSON.</exception>
    public static List<TensorEntry> Read(ReadOnlySpan<byte> header)
    {
        var json = new Utf8JsonReader(header);
        try
        {
            return ReadMembers(ref json);
        }
        // The reader reports bytes and escapes that are no Unicode text by InvalidOperationException.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"its header is not JSON: {error.Message}", error);
        }
    }

    private static List<TensorEntry> ReadMembers(ref Utf8JsonReader json)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new InvalidDataException("its header is not a JSON object.");
        var entries = new List<TensorEntry>();
        var names = new HashSet<string>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = json.GetString()!;
            if (!names.Add(name))
                throw new InvalidDataException($"its header names '{name}' twice.");
            json.Read();
            if (name == Metadata)
                json.Skip();
            else
                entries.Add(ReadEntry(ref json, name));
        }
        // Fails unless only white space follows.
        json.Read();
        return entries;
    }

    private static TensorEntry ReadEntry(ref Utf8JsonReader json, string name)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            throw new InvalidDataException($"its header describes tensor '{name}' by something else than an object.");
        string? dataType = null;
        List<long>? shape = null, offsets = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string key = json.GetString()!;
            json.Read();
            switch (key)
            {
                case "dtype" when dataType is null && json.TokenType == JsonTokenType.String:
                    dataType = json.GetString();
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

    private static List<long> ReadArray(ref Utf8JsonReader json, string name, string key)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            throw new InvalidDataException($"its header gives tensor '{name}' a {key} that is not an array.");
        var numbers = new List<long>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long number) || number < 0)
                throw new InvalidDataException($"its header gives tensor '{name}' a {key} of other things than whole numbers from 0 on.");
            numbers.Add(number);
        }
        return numbers;
    }
}
