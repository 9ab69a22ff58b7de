using System.Runtime.InteropServices;

namespace TinyVae;

/// <summary>The texts that a file has on its tensors.</summary>
internal sealed class Metadata
{
    /// <summary>The words of a model's declaration that give its tensors their meaning.</summary>
    private const string Declaration = "tinyvae.declaration";

    /// <summary>The <see cref="TinyVae.Checksum"/> of the tensors' bytes, in the file's order.</summary>
    private const string Checksum = "tinyvae.checksum";

    private readonly List<MetadataText> _texts = [];

    /// <summary>All of them.</summary>
    public ReadOnlySpan<MetadataText> Texts => CollectionsMarshal.AsSpan(_texts);

    /// <summary>What every file says of itself.</summary>
    public static MetadataText[] Own(string? declaration, Checksum checksum) => declaration is null
        ? [new(Checksum, checksum.Text)]
        : [new(Declaration, declaration), new(Checksum, checksum.Text)];

    /// <summary>Adds a text behind the others.</summary>
    public void Add(MetadataText text) => _texts.Add(text);

    /// <summary>The text of that name; null for none.</summary>
    /// <exception cref="InvalidDataException">It is there twice, or something else than a text.</exception>
    public string? Find(string name)
    {
        MetadataText? found = null;
        foreach (MetadataText text in Texts)
        {
            if (text.Name != name)
                continue;
            if (found is not null)
                throw new InvalidDataException($"its metadata give '{name}' twice.");
            found = text;
        }
        return found is { Text: null } ? throw new InvalidDataException($"its metadata give '{name}' as something other than text.") : found?.Text;
    }

    /// <summary>Checks that the file is of a model of that declaration, if it says of which it is.</summary>
    /// <exception cref="InvalidDataException">It is of another.</exception>
    public void RequireDeclaration(string declaration)
    {
        if (Find(Declaration) is { } found && found != declaration)
            throw new InvalidDataException($"it is of a model declared as [Vae({found})]; this one is [Vae({declaration})].");
    }

    /// <summary>Checks that the tensors are those that were saved, if the file says their checksum.</summary>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public void RequireChecksum(Checksum checksum)
    {
        if (Find(Checksum) is { } found && found != checksum.Text)
        {
            throw new InvalidDataException(
                $"damaged: the checksum of its tensors is {checksum.Text}, and was '{found}' when they were saved.");
        }
    }
}
