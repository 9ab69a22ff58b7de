namespace TinyVae;

/// <summary>A text in the metadata of a file.</summary>
internal sealed class MetadataText(string name, string? text)
{
    /// <summary>What it is called there.</summary>
    public string Name => name;

    /// <summary>The text; null where a file has something else in its place.</summary>
    public string? Text => text;
}
