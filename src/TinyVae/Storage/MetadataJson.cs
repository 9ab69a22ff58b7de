using System.Text;

namespace TinyVae;

/// <summary>The member <c>__metadata__</c> of a safetensors header: an object of texts.</summary>
internal static class MetadataJson
{
    /// <summary>The member's name.</summary>
    public const string Name = "__metadata__";

    /// <summary>Writes the member: what PyTorch's readers expect, and texts of one's own.</summary>
    public static void Append(StringBuilder json, ReadOnlySpan<KeyValuePair<string, string>> metadata)
    {
        json.Append('"').Append(Name).Append("\":{\"format\":\"pt\"");
        foreach ((string name, string text) in metadata)
        {
            json.Append(',');
            JsonString.AppendQuoted(json, name);
            json.Append(':');
            JsonString.AppendQuoted(json, text);
        }
        json.Append('}');
    }

    /// <summary>Reads the texts of a header by name.</summary>
    /// <exception cref="InvalidDataException">The header is not JSON, has no metadata, has them twice, or others than texts of different names.</exception>
    public static Dictionary<string, string> Read(ReadOnlySpan<byte> header)
    {
        var json = new JsonReader(header);
        json.ReadOpening('{', "its header is not a JSON object.");
        Dictionary<string, string>? metadata = null;
        for (int members = 0; json.ReadNext('}', ref members);)
        {
            string name = json.ReadString();
            json.Read(':');
            if (name != Name)
                json.Skip();
            else if (metadata is null)
                metadata = ReadTexts(ref json);
            else
                throw new InvalidDataException($"its header has {Name} twice.");
        }
        json.ReadEnd();
        return metadata ?? throw new InvalidDataException($"its header has no {Name}.");
    }

    private static Dictionary<string, string> ReadTexts(ref JsonReader json)
    {
        json.ReadOpening('{', $"its header gives {Name} as something other than an object.");
        var texts = new Dictionary<string, string>();
        for (int members = 0; json.ReadNext('}', ref members);)
        {
            string name = json.ReadString();
            json.Read(':');
            if (json.Peek() != '"')
            {
                json.Skip();
                throw new InvalidDataException($"its metadata give '{name}' as something other than text.");
            }
            if (!texts.TryAdd(name, json.ReadString()))
                throw new InvalidDataException($"its metadata give '{name}' twice.");
        }
        return texts;
    }
}
