using TinyVae.Generator.Attributes;

namespace TinyVae.Generator.Corruptions;

/// <summary>What training does to the encoder's input.</summary>
internal static class CorruptionProperty
{
    /// <summary>Null for nothing.</summary>
    public static CorruptionModel? Read(Declaration declaration) =>
        declaration.Find(PropertyNames.Corruption) is { Value: string text } argument
            ? declaration.Accept(CorruptionGrammar.Parse(text), argument, text)
            : null;
}
