using System.Text;

namespace TinyVae;

/// <summary>The member <c>__metadata__</c> of a safetensors header: an object of texts.</summary>
internal static class MetadataJson
{
    /// <summary>The member's name.</summary>
    public const string Name = "__metadata__";

    /// <summary>Writes the member: what PyTorch's readers expect, and texts of one's own.</summary>
    public static void Append(StringBuilder json, ReadOnlySpan<MetadataText> metadata)
    {
        json.Append('"').Append(Name).Append("\":{\"format\":\"pt\"");
        foreach (MetadataText text in metadata)
        {
            json.Append(',');
            JsonString.AppendQuoted(json, text.Name);
            json.Append(':');
            JsonString.AppendQuoted(json, text.Text!);
        }
        json.Append('}');
    }

    /// <summary>Reads the member's value, whatever others wrote there.</summary>
    public static Metadata Read(ref JsonReader json)
    {
        var metadata = new Metadata();
        if (!json.TryRead('{'))
        {
            json.Skip();
            return metadata;
        }
        for (int members = 0; json.ReadNext('}', ref members);)
        {
            string name = json.ReadString();
            json.Read(':');
            bool isText = json.Peek() == '"';
            metadata.Add(new MetadataText(name, isText ? json.ReadString() : null));
            if (!isText)
                json.Skip();
        }
        return metadata;
    }
}
